import type { Intent } from '../domain/intent.ts';
import type { LocalDate } from '../domain/project.ts';
import { fold } from '../text/fold.ts';
import { aliasOf } from './aliases.ts';
import { parsePause } from './parse-pause-command.ts';
import { parsePhase } from './parse-phase.ts';

/** Who asks for it, or how it is done. */
const begging =
  /^(?:(?:kun|kan|kunt|wil|zou|kunnen|willen|zouden) (?:je|jij|u|jullie)|(?:ik|we|wij) (?:wil|willen|zou|zouden|moet|moeten|gaan?)|(?:mag|mogen|kan|kunnen) (?:ik|we|wij)|(?:mag|mogen|kan|kunnen|moet|moeten)(?= (?:het|dit|ons|de|deze|onze|die|dat|alles|lessenbot|ze|je)\b)|hoe (?:kan|kunnen|moet|moeten) (?:ik|we|wij))(?: (?:graag|even|misschien|willen))* (?<rest>.+)$/iu;
/** `hoe zet ik je uit`: the verb goes before what it does. */
const how = /^hoe (?<verb>\p{L}+) (?:ik|we|wij)(?: (?<object>.+))?$/iu;
/** These say nothing, wherever they stand; *even* and *weer* do. */
const particles = /(?<!\S)(?:maar|nu|eens|nou|toch|graag|gewoon|precies|eigenlijk|ook)(?!\S) ?/giu;

/**
 * `kun je stoppen`, `ik wil graag 2 weken pauze`, `zet ze maar uit`: a command, in a sentence. Names are left out: with
 * *we willen verbinden* nobody asks for a list.
 */
export function beggedFor(words: string, today: LocalDate): Intent | undefined {
  const { verb = '', object = '' } = how.exec(words)?.groups ?? {};
  const ways = [begging.exec(words)?.groups?.rest ?? '', `${verb} ${object}`, words].flatMap((way) => [
    way,
    way.replace(particles, ''),
  ]);
  for (const way of ways.map((each) => each.trim()).filter((each) => each !== '')) {
    const key = fold(way);
    const intent = aliasOf(key) ?? parsePause(way, today) ?? parsePhase(key);
    if (intent && intent.kind !== 'on-card') return intent;
  }
  return undefined;
}
