import { isParkReason, type ParkReason } from '../engine/outcome.ts';

/** Why we may not write somewhere, and what helps: `how` is what to type on this platform, or empty. In Dutch at B1. */
type ShutOut = { readonly why: string; readonly was: string; readonly remedy: (how: string) => string };

const shutOutTexts: Readonly<Record<ParkReason, ShutOut>> = {
  archived: {
    why: 'Het kanaal is gearchiveerd.',
    was: 'Het kanaal was gearchiveerd.',
    remedy: () => 'Wordt het weer geopend, dan ga ik vanzelf door.',
  },
  'not-in-channel': {
    why: 'Ik ben geen lid van het kanaal.',
    was: 'Ik was geen lid van het kanaal.',
    remedy: (how) => `Voeg Lessenbot toe aan het kanaal${how}. Dan ga ik vanzelf door.`,
  },
  'channel-not-found': {
    why: 'Ik kan het kanaal niet vinden. Het is weg, of ik ben er geen lid van.',
    was: 'Ik kon het kanaal niet vinden.',
    remedy: (how) => `Is het er nog? Voeg Lessenbot dan toe aan het kanaal${how}. Dan ga ik vanzelf door.`,
  },
  address: {
    why: 'Het adres dat ik van het kanaal heb, klopt niet meer.',
    was: 'Het adres dat ik van het kanaal had, klopte niet meer.',
    remedy: () => 'Typ iets tegen mij in het kanaal, dan krijg ik het nieuwe adres en ga ik door.',
  },
  'not-allowed': {
    why: 'Ik mag er niet schrijven.',
    was: 'Ik mocht er niet schrijven.',
    remedy: () => 'Vraag een beheerder of ik er berichten mag plaatsen. Typ daarna in het kanaal /lessen hervat.',
  },
  'no-installation': {
    why: 'Ik ben niet meer geïnstalleerd.',
    was: 'Ik was niet geïnstalleerd.',
    remedy: () => 'Een beheerder kan mij weer installeren. Dan ga ik vanzelf door.',
  },
  'signed-out': {
    why: 'Mijn sleutel wordt geweigerd.',
    was: 'Mijn sleutel werd geweigerd.',
    remedy: () => 'Een beheerder moet de sleutel vernieuwen. Dan ga ik vanzelf door.',
  },
  'switched-off': {
    why: 'Een beheerder heeft mij uitgezet.',
    was: 'Een beheerder had mij uitgezet.',
    remedy: () => 'Zet een beheerder mij weer aan, dan ga ik vanzelf door.',
  },
};

const unknown = shutOutTexts['not-allowed'];

/** Why we could not write somewhere at the time, by the code in the store: it may have been mended since. */
export function whyShutOutThen(code: string): string {
  return wordsFor(code).was;
}

/** The same, and what helps; `invitation` is what lets us in on this platform. */
export function shutOutText(code: string, invitation?: string): string {
  const { why, remedy } = wordsFor(code);
  return `${why} ${remedy(invitation === undefined ? '' : ` (${invitation})`)}`;
}

const wordsFor = (code: string) => (isParkReason(code) ? shutOutTexts[code] : unknown);
