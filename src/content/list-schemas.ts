import { z } from 'zod';
import { claimOf, claims, line, maybeClaims, searchWords, several, slug } from './schema-parts.ts';

/** The categories, in the order in which people see them. */
export const categoryEntries = several(
  z.strictObject({
    id: slug.describe(
      'Het id van de categorie, gelijk aan de naam van de map met haar lessen. Bijvoorbeeld “verbinden”.',
    ),
    naam: line(80).describe('De naam die mensen zien. Bijvoorbeeld “Verbinden en prioriteren”.'),
    kort: claimOf(120).describe('De categorie in één zin. Bijvoorbeeld “Communicatie staat voorop.”'),
    wat: claims.describe('Wat voor projecten dit zijn.'),
    doel: maybeClaims.describe('Wat deze projecten willen bereiken. Zegt de publicatie dat niet? Schrijf dan [].'),
    voorbeelden: maybeClaims.describe('Voorbeelden van zulke projecten. Zijn er geen? Schrijf dan [].'),
    lessen: z
      .array(slug)
      .max(40)
      .describe('Ids van lessen, in de volgorde waarin mensen ze zien. Een les die hier niet staat, komt achteraan.'),
    woorden: searchWords.describe('Andere woorden voor deze categorie. Bijvoorbeeld “meedenken”.'),
  }),
  12,
);

/** The interventions, with the one that stands for all of them. */
export const interventionEntries = several(
  z.strictObject({
    id: slug.describe('Het id van de interventie. Bijvoorbeeld “whatsapp-groep”.'),
    naam: line(80).describe('De naam die mensen zien. Bijvoorbeeld “buurtpreventie”.'),
    categorie: slug.describe('Het id van de categorie waar de interventie bij hoort, uit categorieen.yaml.'),
    uitleg: claims.describe('Wat deze interventie is.'),
    woorden: searchWords.describe('Andere woorden voor deze interventie. Bijvoorbeeld “buurtwacht”.'),
  }),
  60,
);

/** The terms that the lessons use, each with what it means. */
export const termEntries = several(
  z.strictObject({
    id: slug.describe('Het id van het begrip. Bijvoorbeeld “sociaal-weefsel”.'),
    naam: line(80).describe('Het begrip zoals het in een zin staat. Bijvoorbeeld “sociaal weefsel”.'),
    uitleg: claims.describe('Wat het betekent, in woorden die iedereen kent.'),
    woorden: searchWords.describe('Andere vormen van dit begrip. Bijvoorbeeld “ketenpartner” bij “ketenpartners”.'),
  }),
  100,
);
