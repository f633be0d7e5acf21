/**
 * The story as data: a WhatsApp group that begins, for a quarter, played by people with the real bot. `{…}` in words is what
 * the quarter brings (`Quarter` in state.ts), or what the bot itself says of the next card. Nothing here is shown as if the
 * bot said it: each step waits until both platforms show what is in `see`.
 */

/** What somebody does: type it, press it on the newest card that has it, or let time pass on the bot's clock. */
export type Deed =
  | { readonly kind: 'say'; readonly words: string }
  | { readonly kind: 'press'; readonly label: string }
  | { readonly kind: 'travel'; readonly to: 'begin' | 'next' | 'moved' };

/** What both platforms must show then: a new card with this button, or a message with these words. */
export type Sight = { readonly card: string } | { readonly words: string };

export type Act = { readonly as: 'anna' | 'bilal'; readonly does: Deed; readonly see?: Sight };
export type Step = { readonly caption: string; readonly acts: readonly Act[] };

const next = { kind: 'travel', to: 'next' } as const;
const press = (label: string) => ({ kind: 'press', label }) as const;

export const steps: readonly Step[] = [
  {
    caption: 'Een WhatsApp-groep begint op {begin}: zo valt er een feestdag in het kwartaal. Anna zet de lessen aan.',
    acts: [
      { as: 'anna', does: { kind: 'travel', to: 'begin' } },
      {
        as: 'anna',
        does: { kind: 'say', words: '/lessen project whatsapp-groep fase start elke twee weken op {weekday} 10:00' },
        see: { words: 'heeft lessen aangezet' },
      },
    ],
  },
  {
    caption: 'De eerste kaart komt vanzelf: één stap die past bij een groep die net begint.',
    acts: [{ as: 'anna', does: next, see: { card: 'Doen we' } }],
  },
  {
    caption: 'Anna kiest ‘Doen we’. De kaart wordt kort: wat ze koos, met haar naam erbij.',
    acts: [{ as: 'anna', does: press('Doen we'), see: { words: 'Anna de Vries: Doen we.' } }],
  },
  {
    caption: 'Twee weken later komt de volgende stap. De bot vraagt ook of de vorige is gelukt.',
    acts: [{ as: 'anna', does: next, see: { card: 'Ja' } }],
  },
  {
    caption: 'Het is gelukt: ‘Ja’. Zo’n les mag lang rusten.',
    acts: [{ as: 'anna', does: press('Ja'), see: { words: ': gelukt.' } }],
  },
  {
    caption: 'Bilal heeft het nu te druk: ‘Later’. De bot komt er over een paar weken op terug.',
    acts: [{ as: 'bilal', does: press('Later'), see: { words: 'Bilal Yılmaz: Later.' } }],
  },
  {
    caption: 'De volgende kaart valt op {freeDay}, en dan is het {holiday}. Daarom komt hij op {movedTo}.',
    acts: [{ as: 'anna', does: { kind: 'travel', to: 'moved' }, see: { card: 'Niet voor ons' } }],
  },
  {
    caption: 'Deze stap past hier niet: ‘Niet voor ons’. De bot dringt niet aan.',
    acts: [{ as: 'anna', does: press('Niet voor ons'), see: { words: 'Anna de Vries: Niet voor ons.' } }],
  },
  {
    caption: 'De groep draait. Anna typt de nieuwe fase. De bot noemt wat je dan in de buurt kunt horen.',
    acts: [
      {
        as: 'anna',
        does: { kind: 'say', words: '/lessen fase uitvoering' },
        see: { words: 'Jullie zitten nu in de fase uitvoering' },
      },
    ],
  },
  {
    caption: 'Weer een kaart. De reden zegt de bot erbij: “{why}”',
    acts: [{ as: 'bilal', does: next, see: { card: 'Doen we' } }],
  },
  {
    caption: 'Bilal doet het: ‘Doen we’.',
    acts: [{ as: 'bilal', does: press('Doen we'), see: { words: 'Bilal Yılmaz: Doen we.' } }],
  },
  {
    caption: 'Nog niet gelukt? Ook goed. Dan komt die les eerder terug. De nieuwe stap gaat Anna doen.',
    acts: [
      { as: 'anna', does: next, see: { card: 'Nog niet' } },
      { as: 'anna', does: press('Nog niet'), see: { words: ': nog niet gelukt.' } },
      { as: 'anna', does: press('Doen we'), see: { words: 'Anna de Vries: Doen we.' } },
    ],
  },
  {
    caption: 'Soms antwoordt niemand. Dat mag. Pas na twee kaarten vraagt de bot of hij zo door moet gaan.',
    acts: [{ as: 'anna', does: next, see: { card: 'Doen we' } }],
  },
  {
    caption: 'De laatste kaart van dit kwartaal. Nooit meer dan één per week, en stoppen kan altijd.',
    acts: [{ as: 'anna', does: next, see: { card: 'Doen we' } }],
  },
  {
    caption: 'Het overzicht: wat het team met de lessen deed, om mee te nemen naar de stuurgroep.',
    acts: [
      {
        as: 'anna',
        does: { kind: 'say', words: '/lessen overzicht' },
        see: { words: 'Wat jullie al met de lessen deden' },
      },
    ],
  },
];
