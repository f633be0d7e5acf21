import { isParkReason, type ParkReason } from '../engine/outcome.ts';

/** Why we may not write somewhere, and what helps: `how` is what to type on this platform, or empty. In Dutch at B1. */
const shutOutTexts: Readonly<Record<ParkReason, { readonly why: string; readonly remedy: (how: string) => string }>> = {
  archived: {
    why: 'Het kanaal is gearchiveerd.',
    remedy: () => 'Wordt het weer geopend, dan ga ik vanzelf door.',
  },
  'not-in-channel': {
    why: 'Ik ben geen lid van het kanaal.',
    remedy: (how) => `Voeg Lessenbot toe aan het kanaal${how}. Dan ga ik vanzelf door.`,
  },
  'channel-not-found': {
    why: 'Ik kan het kanaal niet vinden. Het is weg, of ik ben er geen lid van.',
    remedy: (how) => `Is het er nog? Voeg Lessenbot dan toe aan het kanaal${how}. Dan ga ik vanzelf door.`,
  },
  address: {
    why: 'Het adres dat ik van het kanaal heb, klopt niet meer.',
    remedy: () => 'Typ iets tegen mij in het kanaal, dan krijg ik het nieuwe adres en ga ik door.',
  },
  'not-allowed': {
    why: 'Ik mag er niet schrijven.',
    remedy: () => 'Vraag een beheerder of ik er berichten mag plaatsen. Typ daarna in het kanaal /lessen hervat.',
  },
  'no-installation': {
    why: 'Ik ben niet meer geïnstalleerd.',
    remedy: () => 'Een beheerder kan mij weer installeren. Dan ga ik vanzelf door.',
  },
  'signed-out': {
    why: 'Mijn sleutel wordt geweigerd.',
    remedy: () => 'Een beheerder moet de sleutel vernieuwen. Dan ga ik vanzelf door.',
  },
  'switched-off': {
    why: 'Een beheerder heeft mij uitgezet.',
    remedy: () => 'Zet een beheerder mij weer aan, dan ga ik vanzelf door.',
  },
};

const unknown = { why: 'Ik mag er niet schrijven.', remedy: shutOutTexts['not-allowed'].remedy };

/** Why we may not write somewhere, by the code in the store. */
export function whyShutOut(code: string): string {
  return wordsFor(code).why;
}

/** The same, and what helps; `invitation` is what lets us in on this platform. */
export function shutOutText(code: string, invitation?: string): string {
  const { why, remedy } = wordsFor(code);
  return `${why} ${remedy(invitation === undefined ? '' : ` (${invitation})`)}`;
}

const wordsFor = (code: string) => (isParkReason(code) ? shutOutTexts[code] : unknown);
