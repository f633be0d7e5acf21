import { z } from 'zod';
import { claims, line, searchWords, several, slug } from './schema-parts.ts';

/** What is known of the publication behind the lessons, and of our texts: one place, from which it is printed everywhere. */
export const sourceEntry = z.strictObject({
  publicatie: line(120).describe(
    'Hoe de publicatie in een zin heet, zonder link. Bijvoorbeeld “publicatie over participatieve interventies en veiligheidsbeleving”.',
  ),
  bekend: several(line(200), 6).describe('Wat wij van de publicatie weten.'),
  onbekend: several(line(200), 6).describe(
    'Wat wij er niet van weten. Weet je organisatie het wel? Vul dan “aanvulling” in.',
  ),
  indeling: claims.describe('Hoe de publicatie de lessen indeelt, en waarom zo.'),
  verwijzing: z
    .strictObject({
      titel: line(120).describe('De naam van het andere stuk, zonder link.'),
      woorden: searchWords.describe('Hoe mensen naar dat stuk vragen.'),
      lessen: z.array(slug).max(24).describe('Ids van de lessen waarbij de publicatie het noemt.'),
      begrippen: z.array(slug).max(24).describe('Ids van de begrippen waar het over gaat, uit begrippen.yaml.'),
    })
    .describe('Een ander stuk waar de publicatie naar verwijst en dat wij niet hebben.'),
  teksten: z
    .strictObject({
      makers: line(200).describe('Wie de teksten van de bot schreven, in een zin.'),
      versie: line(20).describe('De versie van de teksten, tussen aanhalingstekens. Bijvoorbeeld “2.0”.'),
      nagelezen_door: line(120).describe('Wie de teksten het laatst naast de publicatie legde.'),
      nagelezen_op: line(10)
        .regex(/^\d{4}-\d{2}-\d{2}$/, 'is geen datum. Schrijf hem als 2026-11-26')
        .describe('De dag van die controle. Bijvoorbeeld “2026-11-26”.'),
      rechten: several(line(200), 4).describe('Wat iemand met de teksten mag, en wat niet.'),
    })
    .describe('Over de teksten van de bot zelf.'),
  aanvulling: z
    .array(
      z.strictObject({
        naam: line(40).describe('Wat het is. Bijvoorbeeld “Titel” of “Uitgever”.'),
        waarde: line(200).describe('Wat jouw organisatie daarvan weet.'),
      }),
    )
    .max(8)
    .describe('Wat jouw organisatie zelf van de publicatie weet. Niets? Schrijf dan [].'),
});
