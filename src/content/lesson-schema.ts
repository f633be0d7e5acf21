import { z } from 'zod';
import { phases } from '../domain/lesson.ts';
import { claimOf, claims, line, maybeClaims, oneOrigin, origins, searchWords, several, slug } from './schema-parts.ts';

const relation = z
  .strictObject({
    les: slug.describe('Het id van de andere les. Bijvoorbeeld “nabije-afzender”.'),
    ...origins(line(200), {
      bron: 'Hoe de twee lessen samenhangen, als de publicatie dat zelf zegt.',
      afgeleid: 'Hoe de twee lessen samenhangen, als wij dat hebben bedacht.',
    }),
  })
  .refine(...oneOrigin);

const phase = z.strictObject({
  fase: z.enum(phases).describe(`De fase: ${phases.join(', ')}.`),
  afgeleid: line(200).describe(
    'Waarom de les juist dan telt. De publicatie kent geen fasen, dus dit komt van ons. Bijvoorbeeld “Het hele project door is er contact nodig.”',
  ),
});

const applies = z
  .strictObject(
    origins(slug, {
      bron: 'Het id van een interventie die de publicatie bij deze les noemt. Bijvoorbeeld “bankjesdag”.',
      afgeleid: 'Het id van een interventie die wij erbij vinden passen, of “alle”.',
    }),
  )
  .refine(...oneOrigin);

const signal = z
  .strictObject({
    gezegd: line(200)
      .optional()
      .describe('Wat iemand dan zegt. Bijvoorbeeld “Er is toch een algemeen mailadres, daar kunnen ze terecht.”'),
    gezien: line(200).optional().describe('Wat je dan ziet. Bijvoorbeeld “De inloop blijft zo goed als leeg.”'),
  })
  .refine(
    ({ gezegd, gezien }) => (gezegd === undefined) !== (gezien === undefined),
    'is niet duidelijk. Schrijf óf “gezegd:” óf “gezien:”',
  );

const nudge = z.strictObject({
  id: slug.describe('Een eigen naam binnen deze les. Bijvoorbeeld “start-waar-mensen-komen”.'),
  soort: z
    .enum(['risico', 'bevestiging'])
    .describe('“risico” zegt wat er mis kan gaan. “bevestiging” zegt wat al goed werkt.'),
  fasen: several(z.enum(phases), 4).describe(
    'De fasen waarin deze kaart woord voor woord waar is. In een andere fase komt hij niet.',
  ),
  aanleiding: line(200)
    .optional()
    .describe(
      'Waarom nu, als dat voor elk team waar is. Bijvoorbeeld “Groeit jullie project, dan komen er vaak wensen bij.” Laat dit veld anders weg.',
    ),
  risico: claimOf(240).describe(
    'Wat er mis kan gaan, net zo voorzichtig als de bron: “kan”, “vaak”, “misschien”. Bij een bevestiging: wat helpt.',
  ),
  stap: line(320).describe(
    'Eén ding dat het team kan doen. Begin met het werkwoord. Bijvoorbeeld “Bel een bewoner. Vraag wat helpt.”',
  ),
  vraag: line(120).describe('Een vraag die iemand van het team kan beantwoorden. Bijvoorbeeld “Wie belt er?”'),
});

/** One lesson as an editor writes it. */
export const lessonEntry = z.strictObject({
  id: slug.describe(
    'Het id van de les, gelijk aan de naam van het bestand zonder “.yaml”. Bijvoorbeeld “heldere-kaders”.',
  ),
  titel: line(80).describe('De titel die mensen zien. Bijvoorbeeld “Kracht van herhaling”.'),
  soort: z
    .enum(['les', 'randvoorwaarde'])
    .describe('“les” zegt hoe je te werk gaat. Zonder een “randvoorwaarde” heeft participatie weinig zin.'),
  kern: claimOf(200).describe(
    'De les in één zin. Bijvoorbeeld “Haal drempels weg, zodat bewoners makkelijk contact krijgen.”',
  ),
  risico: claims.describe('Wat er mis kan gaan zonder deze les. Wees niet stelliger dan de publicatie.'),
  advies: claims.describe('Wat iemand kan doen. Begin met het werkwoord: “Zorg dat …”.'),
  waarom: maybeClaims.describe('Waarom dit helpt, als het meer zegt dan het advies. Anders schrijf je [].'),
  voorbeelden: maybeClaims.describe('Voorbeelden uit de praktijk. Zijn er geen? Schrijf dan [].'),
  begrippen: z
    .array(slug)
    .max(10)
    .describe('Ids van moeilijke woorden in deze les, uit begrippen.yaml. Zijn er geen? Schrijf dan [].'),
  fasen: several(phase, 4).describe('De fasen van een project waarin deze les telt. Zet de belangrijkste bovenaan.'),
  geldt_voor: several(applies, 14).describe('De interventies waarvoor deze les geldt, uit interventies.yaml.'),
  versterkt: z
    .array(relation)
    .max(10)
    .describe('Lessen die elkaar helpen. Zet het ook bij de andere les. Zijn er geen? Schrijf dan [].'),
  spanning_met: z
    .array(relation)
    .max(10)
    .describe('Lessen die elkaar kunnen bijten. Zet het ook bij de andere les. Zijn er geen? Schrijf dan [].'),
  signalen: several(signal, 8).describe('Waaraan je merkt dat een team deze les nodig heeft.'),
  woorden: searchWords.describe(
    'De woorden waarmee mensen deze les zoeken. Staat een woord bij twee lessen? Zet het ook bij “gedeeld” in woorden.yaml.',
  ),
  nudges: z
    .array(nudge)
    .min(4)
    .max(12)
    .describe(
      'Kaarten voor een team: twee risico’s voor elke fase van de les, en twee bevestigingen. Hoogstens 54 woorden.',
    ),
});
