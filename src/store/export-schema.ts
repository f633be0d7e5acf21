import { z } from 'zod';
import { answers, followUps, nudgeStates, platforms } from '../domain/project.ts';
import { content, date, plan } from './stored-json.ts';

/** What a line of an export can be, for whoever takes the data along to something else. Moments are milliseconds since 1970, UTC. */

const moment = z.int().describe('Een moment: milliseconden sinds 1 januari 1970, UTC.');
const day = date.describe('Een dag in de tijdzone van het project, jjjj-mm-dd.');
const reason = z.string().describe('Een code van de bot die zegt waarom, bijvoorbeeld no-answer.');
const projectId = z.string().describe('Het id van het project waar dit bij hoort.');

const place = z
  .strictObject({
    platform: z.literal(platforms).describe('Het platform.'),
    workspace: z.string().describe('De Slack-werkruimte of Teams-tenant.'),
    channel: z.string().describe('Het kanaal of gesprek.'),
  })
  .describe('Waar het project leeft.');

const state = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('active') }),
    z.strictObject({ kind: z.literal('paused'), until: day.optional() }),
    z.strictObject({ kind: z.literal('waiting') }),
    z.strictObject({ kind: z.literal('stopped') }),
    z.strictObject({ kind: z.literal('parked'), reason }),
  ])
  .describe('Hoe het project ervoor staat: actief, op pauze, wacht op antwoord, gestopt, of de bot mag er niet in.');

const project = z
  .looseObject({
    kind: z.literal('project').describe('Een project.'),
    id: z.string().describe('Het id van het project.'),
    ...plan.shape,
    place,
    address: z.string().optional().describe('Waar Teams onze berichten wil hebben.'),
    team: z.string().optional().describe('Het team in Teams om het kanaal heen.'),
    state,
    next: z.strictObject({ at: moment, date: day }).optional().describe('De volgende kaart.'),
  })
  .describe('Een project, met wat een team erover vertelde.');

const page = z
  .strictObject({
    kind: z.literal('page').describe('Een pagina van een project.'),
    project: projectId,
    since: moment.describe('Sinds wanneer de pagina er is: milliseconden sinds 1 januari 1970, UTC.'),
  })
  .describe('Dat er een pagina van een project is. Het adres staat er niet in.');

const nudge = z
  .strictObject({
    kind: z.literal('nudge').describe('Een kaart.'),
    id: z.string().describe('Het id van de kaart.'),
    project: projectId,
    date: day,
    dueAt: moment,
    state: z.literal(nudgeStates).describe('Hoe ver de kaart is gekomen.'),
    content: content.describe('Welke les en waarom, of de vraag hoe het team verder wil.'),
    reason: reason.optional(),
    attempts: z.int().describe('Hoe vaak de kaart is aangeboden.'),
    dismissed: z.literal(true).optional().describe('Een beheerder haalde deze onzekere kaart van de lijst.'),
    messageId: z.string().optional().describe('Hoe het platform het bericht noemt; een half jaar bewaard.'),
    answer: z
      .strictObject({
        answer: z.literal(answers).describe('Wat het team zei: doen we, niet voor ons, later of klopt niet.'),
        at: moment,
        followUp: z
          .strictObject({ said: z.literal(followUps).describe('Gelukt, of nog niet.'), at: moment })
          .optional()
          .describe('Of het lukte.'),
      })
      .optional()
      .describe('Wat het team ermee deed. Nooit wie.'),
  })
  .describe('Een kaart die er kwam, komt of had moeten komen.');

const announcement = z
  .strictObject({
    kind: z.literal('announcement').describe('Een bericht over een wijziging.'),
    state: z.literal(nudgeStates).describe('Hoe ver het bericht is gekomen.'),
    reason: reason.optional(),
    at: moment,
  })
  .describe('Of een kanaal hoorde van een wijziging. De woorden worden niet bewaard.');

const audit = z
  .strictObject({
    kind: z.literal('audit').describe('Een regel van het logboek.'),
    what: z.string().describe('Wat er gebeurde, bijvoorbeeld set, phase, pause, parked of resend.'),
    project: projectId,
    at: moment,
    person: z.string().optional().describe('Wie het project aanzette, bij regels van een oude versie.'),
    detail: z.string().optional().describe('Hoe het project was vóór een wijziging (JSON), een reden, of een id.'),
  })
  .describe('Iets dat met een project gebeurde.');

const lookup = z
  .strictObject({
    kind: z.literal('lookup').describe('Een les die is opgezocht.'),
    channel: z.string().describe('Het kanaal.'),
    lesson: z.string().describe('Het id van de les.'),
    at: moment,
  })
  .describe('Een les die in een kanaal is opgezocht. Nooit door wie, nooit met welke woorden.');

const installation = z
  .strictObject({ kind: z.literal('installation').describe('Een installatie.'), at: moment })
  .describe('Dat de werkruimte de bot zelf installeerde. Het token staat er niet in.');

const blocked = z
  .strictObject({
    kind: z.literal('blocked').describe('De werkruimte laat de bot niet toe.'),
    reason,
    since: moment,
    leftAt: moment.nullable().describe('Wanneer de werkruimte de app weghaalde; leeg als dat niet zo is.'),
  })
  .describe('Dat de werkruimte de bot nu niet toelaat.');

const unreadable = z
  .strictObject({
    kind: z.literal('unreadable').describe('Een rij die niet te lezen is.'),
    table: z.literal(['project', 'nudge']).describe('De tabel waar de rij in staat.'),
    row: z.record(z.string(), z.unknown()).describe('De rij zoals hij in de database staat.'),
  })
  .describe('Een project of kaart die in de database kapot is, zoals die er staat.');

/** One line of `npm run export`. */
export const exportLine = z.discriminatedUnion('kind', [
  project,
  page,
  nudge,
  announcement,
  audit,
  lookup,
  installation,
  blocked,
  unreadable,
]);

/** The schema by which somebody else can check and read an export: a file name and its text. */
export function exportSchema(): { readonly file: string; readonly text: string } {
  const schema = z.toJSONSchema(exportLine, { io: 'input' });
  const about = 'Eén regel van npm run -s export. Elke regel van de uitvoer is één JSON-object.';
  const { $schema, ...rest } = schema;
  return {
    file: 'export.schema.json',
    text: `${JSON.stringify({ $schema, title: 'Lessenbot-export', description: about, ...rest }, null, 2)}\n`,
  };
}
