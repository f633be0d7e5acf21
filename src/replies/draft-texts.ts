import type { DraftChannel, DraftPraise, DraftRuleOrigin, NoDraft, ReadingHint } from '../domain/draft.ts';

/** What the second reader of drafts says, in Dutch at B1. */
export const draftTexts = {
  form: {
    title: 'Laat je bericht nalezen',
    intro: 'Plak een bericht aan bewoners. Ik stel hoogstens drie vragen en bewaar er niets van.',
    open: 'Druk op de knop en plak daar je bericht. Ik stel hoogstens drie vragen en bewaar er niets van.',
    channel: 'Waar is het voor?',
    channels: {
      brief: 'Een brief',
      app: 'Een appje in een groep',
      post: 'Een post op sociale media',
      nieuwsbrief: 'Een nieuwsbrief',
    } satisfies Record<DraftChannel, string>,
    text: 'Je bericht',
    textHint: 'Hier passen 3.000 tekens, ongeveer 450 woorden.',
    more: 'De rest, als het niet paste',
    submit: 'Lees na',
    cancel: 'Sluit',
    empty: 'Plak hier je bericht.',
  },
  title: (points: number) =>
    points === 0
      ? 'Geen vragen bij je bericht'
      : points === 1
        ? 'Eén vraag bij je bericht'
        : `${points} vragen bij je bericht`,
  nothing: 'Op de punten waar ik op let, heb ik geen vragen.',
  praise: {
    step: (words: string) => `Goed: je schrijft wat de lezer kan doen. “${words}”`,
    near: (words: string) => `Goed: je noemt iemand van dichtbij. “${words}”`,
    limits: (words: string) => `Goed: je schrijft ook wat je niet kunt beloven. “${words}”`,
    compared: (words: string) => `Goed: de lezer kan het cijfer vergelijken. “${words}”`,
    reassures: (words: string) => `Goed: je stelt gerust. “${words}”`,
  } satisfies Record<DraftPraise['kind'], (words: string) => string>,
  /** At a question that is not from the source. */
  origins: {
    source: '',
    derived: ' (eigen aanvulling)',
    outside: ' (staat niet in de bron)',
  } satisfies Record<DraftRuleOrigin, string>,
  about: (words: string) => `Het gaat om ${words}.`,
  example: (words: string) => `Bijvoorbeeld: “${words}”`,
  hints: {
    'long-sentences': (words: readonly string[]) =>
      `Leestip: maak van een lange zin er twee. Begin bij deze: “${words[0]}”`,
    'hard-words': (words: readonly string[]) =>
      `Leestip: er zijn makkelijkere woorden voor ${words.map((word) => `“${word}”`).join(', ')}.`,
  } satisfies Record<ReadingHint['kind'], (words: readonly string[]) => string>,
  aid: 'Dit is een leeshulp en geen oordeel: ik zie niet alles, en jij kent de lezers. Ik bewaar niets van je bericht.',
  typed:
    'Typte je dit in een kanaal? Dan kon iedereen daar je bericht lezen. Met de knop opent een formulier: daar leest niemand mee.',
  again: 'Toets nog een bericht',
  noDraft: {
    title: 'Dit heb ik niet nagelezen',
    why: {
      'other-language': 'Ik kan alleen Nederlandse tekst nalezen.',
      question: 'Dit lijkt me een vraag aan mij en geen bericht aan bewoners. Typ je vraag gewoon achter /lessen.',
      internal:
        'Dit lijkt me een bericht voor collega’s. Zit er een bericht aan bewoners in? Plak dan alleen dat deel.',
      policy: 'Dit lijkt me een beleidstekst. Zit er een bericht aan bewoners in? Plak dan alleen dat deel.',
      emergency:
        'Het lijkt of dit nu gebeurt. Bel 112 als er hulp nodig is. Is het al voorbij? Schrijf er dan bij wanneer het was.',
      'other-subject':
        'Volgens mij is dit geen bericht aan bewoners over veiligheid. Alleen zulke berichten lees ik na.',
    } satisfies Record<NoDraft, string>,
  },
} as const;
