import type { DraftChannel, DraftPraise, DraftRuleOrigin, NoDraft, ReadingHint } from '../domain/draft.ts';

/** What the second reader of drafts says, in Dutch at B1. */
export const draftTexts = {
  form: {
    title: 'Lees je bericht na',
    intro: 'Plak een bericht aan bewoners. Ik zeg wat goed is, stel hoogstens drie vragen en bewaar er niets van.',
    open: 'Druk op de knop en plak daar je bericht. Ik stel hoogstens drie vragen, en bewaar er niets van.',
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
  nothing: 'Ik zie niets waar de lessen iets over vragen.',
  praise: {
    step: (words: string) => `Goed: de lezer kan iets doen. “${words}”`,
    near: (words: string) => `Goed: er staat iemand van dichtbij bij. “${words}”`,
    limits: (words: string) => `Goed: je zegt ook wat niet zeker is. “${words}”`,
    compared: (words: string) => `Goed: je geeft het cijfer betekenis. “${words}”`,
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
    'long-sentences': (words: readonly string[]) => `Leestip: knip lange zinnen in tweeën, zoals “${words[0]}”`,
    'hard-words': (words: readonly string[]) =>
      `Leestip: er zijn makkelijkere woorden voor ${words.map((word) => `“${word}”`).join(' en ')}.`,
  } satisfies Record<ReadingHint['kind'], (words: readonly string[]) => string>,
  aid: 'Dit is een leeshulp en geen oordeel: jij kent de lezers. Ik bewaar niets van je bericht.',
  typed: 'Typte je dit in een kanaal? Dan kon iedereen daar je bericht lezen. Met de knop leest niemand mee.',
  again: 'Toets nog een bericht',
  noDraft: {
    title: 'Hier heb ik geen vragen bij',
    why: {
      'other-language': 'Ik lees alleen Nederlands.',
      question: 'Dit lijkt me een vraag aan mij en geen bericht aan bewoners. Typ je vraag gewoon achter /lessen.',
      internal: 'Dit lijkt me een bericht voor collega’s. Ik lees berichten aan bewoners na.',
      policy: 'Dit lijkt me een beleidstekst. Ik lees berichten aan bewoners na.',
      emergency: 'Dit lijkt nu te spelen. Bel 112 als dat nodig is; nalezen kan later.',
      'other-subject': 'Dit gaat volgens mij niet over veiligheid in de buurt. Daarover heb ik geen lessen.',
    } satisfies Record<NoDraft, string>,
  },
} as const;
