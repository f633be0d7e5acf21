import type { Intent } from '../domain/intent.ts';
import type { LocalDate } from '../domain/project.ts';
import { parseUntil } from './parse-pause.ts';

const these = '(?:(?:de |deze )?(?:lessen|kaarten|berichten|bot)|(?:het |dit |ons )?project)';
/** How people say how long to be silent. */
const pauses = [
  `pauz(?:e|eer|eren)[\\s:,]+(?:${these} )?(?:van )?(?<until>.+)`,
  `(?:even |een |neem |neem een )?pauze[\\s:,]+(?:van )?(?<until>.+)`,
  `(?:neem )?(?<until>.+?) (?:pauze|pauzeren|stil|rust)`,
  `(?:zet|leg) (?:${these} )?(?<until>.+?) (?:op pauze|stil)`,
  `${these} (?<until>.+) pauzeren`,
  `(?:ons |(?:${these}) )?(?<until>.+?) (?:op pauze|stil) zetten`,
  `stuur (?:ons )?(?<until>.+) (?:niets|niks|geen (?:lessen|kaarten|berichten))`,
].map((pattern) => new RegExp(`^${pattern}$`, 'iu'));

/** A pause with an end, wherever that stands: `pauzeer 2 weken`, `2 weken pauze`. Only where we can read the end. */
export function parsePause(words: string, today: LocalDate): Intent | undefined {
  for (const pattern of pauses) {
    const end = pattern.exec(words)?.groups?.until;
    const until = end === undefined ? undefined : parseUntil(end, today);
    if (until !== undefined) return { kind: 'pause', until };
  }
  return undefined;
}

/** A pause with an end that we cannot read, such as `pauze tot na de zomer`. */
export const isUnreadPause = (key: string): boolean => /^pauz(?:e|eer|eren) (?:tot|van|voor|t m|deze|\d)/.test(key);
