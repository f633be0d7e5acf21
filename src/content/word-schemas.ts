import { z } from 'zod';
import { claimOf, line, several, slug } from './schema-parts.ts';

const word = line(60).regex(/^\S+$/, 'is meer dan één woord. Schrijf hier losse woorden');

/** Words that belong to no lesson, or to more than one. */
export const wordsEntry = z.strictObject({
  buiten_onderwerp: z
    .array(line(60))
    .max(2000)
    .describe(
      'Woorden, of een paar woorden samen, die laten zien dat een vraag ergens anders over gaat. Bijvoorbeeld “printer” of “wat verdient”.',
    ),
  alledaags: z
    .array(word)
    .max(2000)
    .describe('Gewone woorden die in elk gesprek vallen en weinig zeggen over welke les iemand zoekt.'),
  verwant: z
    .array(z.array(word).min(2).max(20))
    .max(200)
    .describe('Groepen van woorden die bijna hetzelfde betekenen. Bijvoorbeeld [angst, bang, vrees].'),
  gedeeld: z
    .array(line(60))
    .max(500)
    .describe('Zoekwoorden die met opzet bij meer dan één les staan. Bijvoorbeeld “afspiegeling”.'),
  tweelingen: z
    .array(
      z.strictObject({
        lessen: z
          .tuple([slug, slug])
          .describe('De ids van de twee lessen. Bijvoorbeeld [integrale-aanpak, integraliteit].'),
        verschil: claimOf(240).describe(
          'Wat de twee lessen van elkaar scheidt, in dezelfde volgorde. Bijvoorbeeld “De ene les gaat over … De andere gaat over …”.',
        ),
      }),
    )
    .max(60)
    .describe('Paren van lessen die op elkaar lijken.'),
});

const hedge = line(60).regex(
  /^[\p{L}'’-]+( [\p{L}'’-]+)*$/u,
  'is geen woord of groepje woorden. Gebruik alleen letters',
);
const toneWord = line(60).regex(
  /^[\p{L}'’-]+( (… )?[\p{L}'’-]+)*[:,.]?$/u,
  'is geen woord of groepje woorden. Gebruik letters, en “…” voor andere woorden ertussen',
);
const toneWords = several(toneWord, 200);

/** Words that give a text its tone. */
export const toneEntry = z.strictObject({
  voorzichtig: several(hedge, 200).describe(
    'Woorden die een bewering voorzichtig houden. Is de bron voorzichtig, dan moet een risico er een hebben. Bijvoorbeeld “kan”.',
  ),
  stellig: toneWords.describe(
    'Woorden die meer beloven dan de bron. Met “niet” ervoor mogen ze. Bijvoorbeeld “altijd”.',
  ),
  alarm: toneWords.describe('Woorden die schrik aanjagen, ook als begin van een langer woord. Bijvoorbeeld “gevaar”.'),
  verwijt: toneWords.describe('Woorden waarmee een team de schuld krijgt. Bijvoorbeeld “jullie … vergeten”.'),
  belerend: toneWords.describe('Woorden waarmee de bot klinkt als een schoolmeester. Bijvoorbeeld “wist je”.'),
  dwingend: toneWords.describe('Woorden die een team iets opleggen. Bijvoorbeeld “moet”.'),
  leunend: toneWords.describe('Eerste woorden die leunen op de zin ervoor. Bijvoorbeeld “daarom”.'),
  voorwaarde: several(hedge, 200).describe('Woorden die zeggen wanneer iets waar is. Bijvoorbeeld “als”.'),
  bewerend: toneWords.describe(
    'Eerste woorden van een aanleiding die zegt hoe het met het team staat. Zo’n zin moet een voorwaarde of een voorzichtig woord hebben. Bijvoorbeeld “jullie”.',
  ),
  rekwisiet: toneWords.describe(
    'Spullen en klusjes. Een vraag daarnaar zegt niets over het werk. Bijvoorbeeld “stift”.',
  ),
  standplaats: toneWords.describe(
    'Woorden die alleen kloppen op de plek waar de zin staat. Een nudge of een relatie staat ook elders. Bijvoorbeeld “deze les”.',
  ),
  verwarrend: toneWords.describe(
    'Woorden die in de wijk iets anders betekenen. “Een incident melden” is de politie bellen, en niet aan bewoners schrijven.',
  ),
});
