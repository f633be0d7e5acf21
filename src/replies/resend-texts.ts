import { impossible } from '../domain/impossible.ts';
import type { Redone } from '../engine/resend.ts';
import type { ShortReply } from './short-reply.ts';

const title = 'Stuur opnieuw';

/** What a team hears that wants an uncertain card once more, in Dutch at B1. */
export function resendText(redone: Redone): ShortReply {
  return { title, text: textOf(redone) };
}

function textOf(redone: Redone): string {
  switch (redone.kind) {
    case 'done':
      return 'De kaart staat klaar. Ik stuur hem zo in dit kanaal.';
    case 'already':
      return redone.deed === 'resend'
        ? 'Dat is al gevraagd. Ik stuur de kaart daarvoor één keer.'
        : 'Een beheerder heeft deze kaart weggezet. Ik stuur hem niet.';
    case 'certain':
      return certain[redone.state];
    case 'too-old':
      return 'Deze kaart is meer dan drie dagen oud. Ik stuur hem niet meer.';
    case 'resting':
      return 'Het project loopt nu niet. Ik stuur de kaart niet.';
    case 'shut-out':
      return 'Ik word hier nu niet toegelaten. Ik stuur de kaart niet.';
    case 'unknown':
      return 'Deze kaart ken ik niet meer.';
    default:
      return impossible(redone);
  }
}

const certain: Readonly<Record<Extract<Redone, { kind: 'certain' }>['state'], string>> = {
  planned: 'De kaart staat al klaar.',
  sending: 'De kaart wordt nu verstuurd.',
  sent: 'Deze kaart is aangekomen.',
  parked: 'Deze kaart is niet verstuurd. In het logboek staat waarom.',
  skipped: 'Deze kaart is niet verstuurd. In het logboek staat waarom.',
};
