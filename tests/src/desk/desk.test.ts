import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type Asker, type Desk, toPlainText } from '#core';
import { openDesk } from '#core/wiring';
import { openProjects } from '../../../src/desk/stored-projects.ts';
import type { ButtonIntent } from '../../../src/domain/intent.ts';
import type { Project, ProjectState } from '../../../src/domain/project.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { tick } from '../../../src/engine/tick.ts';
import { budgets, wordsOn } from '../../../src/replies/budget.ts';
import { createPlanning } from '../../../src/rules/planning.ts';
import { openStore } from '../../../src/store/open.ts';
import { findByPlace, saveProject } from '../../../src/store/project-rows.ts';
import type { Store } from '../../../src/store/store.ts';
import { directories } from '../../support/directories.ts';
import { core } from '../../support/real-core.ts';
import { replyOf } from '../../support/reply-of.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
/** Monday 23 November 2026, 12:00 in Amsterdam. */
const monday = Date.parse('2026-11-23T12:00:00+01:00');

const newDirectory = directories();
let store: Store;
let now: number;
let desk: Desk;
let failures: unknown[];
beforeEach(async () => {
  store = await openStore({ directory: newDirectory() });
  now = monday;
  failures = [];
  desk = openDesk({
    core: () => core,
    projects: openProjects(store),
    now: () => now,
    zone: 'Europe/Amsterdam',
    onError: (error) => void failures.push(error),
  });
});
afterEach(async () => {
  await store.close().catch(() => undefined);
});

const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
function asker(name = 'Samira', more: Partial<Asker> = {}): Asker {
  return { who: async () => ({ id: name, name }), shownName: name, place, isMember: async () => true, ...more };
}

const ask = (text: string, who = asker()) => desk.ask(text, who);
const said = (answer: Answer) => toPlainText(replyOf(answer));
const setUp = () => ask('project whatsapp-groep, buurtpreventie fase start elke dinsdag 10:00');

function buttonsOf(reply: Reply): Readonly<Record<string, ButtonIntent>> {
  return Object.fromEntries(
    reply.parts.flatMap((part) =>
      part.kind === 'buttons' ? part.buttons.map(({ label, intent }) => [label, intent] as const) : [],
    ),
  );
}

async function press(answer: Answer, label: string, who = asker()): Promise<Answer> {
  const buttons = buttonsOf(replyOf(answer));
  const intent = buttons[label];
  if (!intent) throw new Error(`no button ${label} in ${Object.keys(buttons).join(', ')}`);
  return desk.press(intent, who);
}

test('written in words that are all understood, a project is set at once and the whole channel hears it', async () => {
  const answer = await setUp();
  expect(answer.kind).toBe('announce');
  expect(said(answer)).toContain('Samira heeft lessen aangezet');
  expect(said(answer)).toMatch(/WhatsApp-groep.*buurtpreventie/i);
  expect(said(answer)).toContain('Elke dinsdag om 10:00');
  expect(said(answer)).toContain('Dinsdag 24 november');
});

test('a project that fits none of the interventions begins, and gets a card', async () => {
  expect(said(await ask('project iets anders fase start elke dinsdag 10:00'))).toContain('Iets anders');
  expect(said(await ask('nu'))).toContain('Voorproefje');
});

test('what is not understood opens the form, with the rest filled in', async () => {
  const answer = await ask('project whatsapp-groep fase start straks');
  expect(answer.kind).toBe('form');
  const fields = answer.kind === 'form' ? answer.form.fields : [];
  expect(fields.find(({ id }) => id === 'interventions')).toMatchObject({ values: ['whatsapp-groep'] });
  expect(fields.find(({ id }) => id === 'phase')).toMatchObject({ value: 'start' });
  expect(fields.find(({ id }) => id === 'owner')).toMatchObject({ value: 'Samira' });
});

describe('the form', () => {
  const values = {
    name: 'Appgroep Noord',
    interventions: ['whatsapp-groep'],
    phase: 'uitvoering',
    every: 'two-weeks',
    weekday: '4',
    time: '09:30',
    start: '2026-11-23',
    owner: 'Samira',
  };

  test('is saved, shown to the channel, and filled in again when it is opened later', async () => {
    const answer = await desk.submit({ values }, asker());
    expect(said(answer)).toContain('Om de week op donderdag om 9:30');
    const again = await ask('project');
    const filled = again.kind === 'form' ? again.form.fields : [];
    expect(
      Object.fromEntries(filled.map((field) => [field.id, 'values' in field ? field.values : field.value])),
    ).toEqual(values);
  });

  test.each<[field: string, value: string | string[], fault: RegExp]>([
    ['name', '  ', /Vul dit in/],
    ['owner', '', /Vul dit in/],
    ['interventions', [], /minstens één/],
    ['interventions', ['bestaat-niet'], /minstens één/],
    ['phase', 'ooit', /uit de lijst/],
    ['every', 'dag', /uit de lijst/],
    ['weekday', '6', /uit de lijst/],
    ['time', '25:99', /zoals 10:00/],
    ['time', '02:30', /verspringt de klok/],
    ['start', 'morgen', /Kies een dag/],
    ['start', '2026-13-40', /Kies een dag/],
    ['start', '2026-11-22', /vandaag of later/],
    ['start', '2028-01-01', /meer dan een jaar/],
  ])('says at %s what is wrong with %j', async (field, value, fault) => {
    const answer = await desk.submit({ values: { ...values, [field]: value } }, asker());
    const fields = answer.kind === 'form' ? answer.form.fields : [];
    const faults = fields.filter(({ fault }) => fault !== undefined);
    expect(faults.map(({ id }) => id)).toEqual([field]);
    expect(faults[0]?.fault).toMatch(fault);
    expect((await ask('plan')).kind).toBe('reply');
    expect(said(await ask('plan'))).toContain('nog geen lessen');
  });

  test('refuses a Friday afternoon at the time', async () => {
    const answer = await desk.submit({ values: { ...values, weekday: '5', time: '14:00' } }, asker());
    const fields = answer.kind === 'form' ? answer.form.fields : [];
    expect(fields.find(({ id }) => id === 'time')?.fault).toMatch(/vrijdag/);
  });
});

test.each(['fase uitvoering', 'pauze', 'hervat', 'stop', 'plan', 'nu', 'logboek'])(
  '“%s” without a project says how to start',
  async (words) => {
    expect(said(await ask(words))).toContain('Hier staan nog geen lessen aan');
  },
);

test('only members of the channel can change its project', async () => {
  await setUp();
  const stranger = asker('Vreemde', { isMember: async () => false });
  for (const words of ['stop', 'pauze', 'fase borging', 'project bankjesdag fase start']) {
    expect(said(await ask(words, stranger)), words).toContain('lid van het kanaal');
  }
  expect(said(await ask('plan'))).toContain('Wat er komt');
});

test('a project belongs to its channel: another channel does not see it', async () => {
  await setUp();
  const elsewhere = asker('Samira', { place: { ...place, channel: 'C2' } });
  expect(said(await ask('plan', elsewhere))).toContain('nog geen lessen');
});

test('in a direct message a project is not possible, and looking up is', async () => {
  const { place: _none, ...direct } = asker();
  expect(said(await ask('plan', direct))).toContain('hoort in een kanaal');
  expect(said(await ask('heldere kaders', direct))).toContain('Heldere kaders');
  // Nobody looked, so nothing is said of how the bot is.
  expect(said(await ask('status', direct))).toContain('Ik ken 24 lessen');
  expect(said(await ask('status', direct))).not.toContain('Alles werkt');
});

test('help where no project can be has no button that leads to a refusal, and says where one can', async () => {
  const { place: _none, ...direct } = asker();
  for (const outside of [direct, asker('Samira', { isGroup: true })]) {
    const reply = replyOf(await ask('help', outside));
    expect(toPlainText(reply)).toContain('Zet lessen aan in het kanaal van jullie project.');
    expect(JSON.stringify(reply)).not.toContain('"kind":"project"');
    expect(wordsOn(reply)).toBeLessThanOrEqual(budgets.help.words);
  }
  expect(JSON.stringify(replyOf(await ask('help')))).toContain('"kind":"project"');
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
  '“%s” is a word like any other',
  async (word) => {
    for (const words of [
      word,
      `fase ${word}`,
      `pauze ${word}`,
      `begrip ${word}`,
      `voorbeelden ${word}`,
      `project ${word}`,
    ]) {
      const answer = await ask(words);
      expect(['reply', 'form'], words).toContain(answer.kind);
    }
    expect(await findByPlace(store.query, place)).toBeUndefined();
  },
);

describe('a project that runs', () => {
  beforeEach(async () => void (await setUp()));

  test.each([
    ['project whatsapp-groep, buurtpreventie fase start elke dinsdag 10:00'],
    ['project buurtpreventie, whatsapp-groep fase start'],
    ['fase start'],
    ['hervat'],
  ])('“%s” as it stands changes nothing: only the asker hears so', async (words) => {
    const before = await findByPlace(store.query, place);
    const answer = await ask(words, asker('Joris'));
    expect(answer.kind).toBe('reply');
    expect(said(answer)).toMatch(/ al (?:zo|in|aan)/);
    expect(await findByPlace(store.query, place)).toEqual(before);
    const projects = openProjects(store);
    expect(await projects.announcements(before?.id ?? '')).toHaveLength(1);
  });

  test('a colleague who saves the form takes nothing over, unless they write their own name', async () => {
    const values = {
      ...{
        name: 'Samen',
        interventions: ['whatsapp-groep'],
        phase: 'start',
        every: 'week',
        weekday: '2',
        time: '10:00',
      },
      ...{ start: '2026-12-01', owner: 'Samira' },
    };
    await desk.submit({ values }, asker('Joris'));
    expect((await findByPlace(store.query, place))?.owner).toEqual({ id: 'Samira', name: 'Samira' });
    await desk.submit({ values: { ...values, owner: 'Joris' } }, asker('Joris'));
    expect((await findByPlace(store.query, place))?.owner).toEqual({ id: 'Joris', name: 'Joris' });
  });

  test.each<[typed: string, tells: string]>([
    [
      'project whatsapp-groep, buurtpreventie fase start om de week',
      'Joris heeft gewijzigd: wanneer de kaarten komen.',
    ],
    ['project bankjesdag fase start', 'Joris heeft gewijzigd: wat jullie doen'],
    ['project whatsapp-groep, buurtpreventie fase borging', 'Joris heeft gewijzigd: de fase.'],
  ])('“%s” tells the channel what was changed', async (typed, tells) => {
    expect(said(await ask(typed, asker('Joris')))).toContain(tells);
  });

  test('a name that the bot made moves along with what the team does, and begins with a capital', async () => {
    const other = asker('Joris', { place: { ...place, channel: 'C9' } });
    const nameNow = async () => (await findByPlace(store.query, { ...place, channel: 'C9' }))?.name;
    await ask('project buurtpreventie fase start elke dinsdag 10:00', other);
    expect(await nameNow()).toBe('Buurtpreventie');
    expect(said(await ask('project bankjesdag fase start', other))).toContain(
      'wat jullie doen en de naam van het project',
    );
    expect(await nameNow()).toMatch(/^Bankjesdag/);
    const form = await ask('project', other);
    const fields = form.kind === 'form' ? form.form.fields : [];
    const filled = Object.fromEntries(
      fields.map((each) => [each.id, 'values' in each ? each.values : (each.value ?? '')]),
    );
    await desk.submit({ values: { ...filled, interventions: ['buurtpreventie', 'whatsapp-groep'] } }, other);
    expect(await nameNow()).toMatch(/^Buurtpreventie, whatsapp-groep$/i);
    await ask('project whatsapp-groep, buurtpreventie fase borging', other);
    await ask('project bankjesdag fase borging', other);
    expect(await nameNow()).toMatch(/^Bankjesdag/);
  });

  test('a name of their own stays, whatever the team does', async () => {
    const values = {
      ...{
        name: 'Samen in de Spoorbuurt',
        interventions: ['buurtpreventie'],
        phase: 'start',
        every: 'week',
        weekday: '2',
      },
      ...{ time: '10:00', start: '2026-12-01', owner: 'Samira' },
    };
    await desk.submit({ values }, asker());
    await ask('project bankjesdag fase start');
    expect((await findByPlace(store.query, place))?.name).toBe('Samen in de Spoorbuurt');
  });

  test('another name on the cards is told, and set again after a stop the lessons are on again', async () => {
    const values = {
      ...{ name: 'Samen', interventions: ['whatsapp-groep'], phase: 'start', every: 'week', weekday: '2' },
      ...{ time: '10:00', start: '2026-12-01', owner: 'Samira' },
    };
    await desk.submit({ values }, asker());
    const renamed = await desk.submit({ values: { ...values, owner: 'Joris' } }, asker('Joris'));
    expect(said(renamed)).toContain('Joris heeft gewijzigd: de naam bij de kaarten (nu Joris).');
    await ask('stop');
    const again = await desk.submit({ values: { ...values, owner: 'Joris' } }, asker('Joris'));
    expect(said(again)).toContain('Joris heeft de lessen weer aangezet.');
    await ask('stop');
    const other = await desk.submit({ values: { ...values, phase: 'borging', owner: 'Joris' } }, asker('Joris'));
    expect(said(other)).toContain('Joris heeft de lessen weer aangezet, en gewijzigd: de fase.');
  });

  test('a pause of the same length is a pause already', async () => {
    await ask('pauze 2 weken');
    const again = await ask('pauze 2 weken');
    expect(again.kind).toBe('reply');
    expect(said(again)).toContain('al op pauze');
  });

  test('moves to another phase with a checklist of questions, and back', async () => {
    const answer = await ask('fase uitvoering');
    expect(said(answer)).toContain('Jullie zitten nu in de fase uitvoering');
    expect(said(answer)).toContain('Samira heeft de fase veranderd');
    expect(said(answer)).toMatch(/• .+[.”]\n• .+[.”]\n• .+[.”]/);
    const undone = await press(answer, 'Maak ongedaan', asker('Joris'));
    expect(undone.kind).toBe('card');
    expect(said(undone)).toContain(
      'Joris heeft ongedaan gemaakt: fase uitvoering. Jullie zitten weer in de fase start.',
    );
    expect(said(await ask('fase start'))).toContain('Jullie zaten al in de fase start');
  });

  test.each<[typed: string, tells: string]>([
    ['fase borging', 'heeft ongedaan gemaakt: fase borging. Jullie zitten weer in de fase start.'],
    [
      'pauze 2 weken',
      'heeft ongedaan gemaakt: de pauze. De lessen gaan weer door. De volgende kaart komt op dinsdag 24 november.',
    ],
    ['stop', 'heeft ongedaan gemaakt: het stoppen. De lessen gaan weer door.'],
    [
      'project bankjesdag fase uitvoering elke donderdag 9:00',
      'heeft ongedaan gemaakt: de wijziging van het project. Jullie zitten weer in de fase start. De kaarten komen weer elke dinsdag om 10:00. Wat jullie doen, is weer:',
    ],
  ])('an undo of “%s” tells what was undone and what holds again', async (typed, tells) => {
    await ask(typed);
    expect(said(await ask('maak ongedaan'))).toContain(tells);
  });

  test('an undo again and again tells each time what holds now', async () => {
    await ask('fase borging');
    expect(said(await ask('maak ongedaan'))).toContain('weer in de fase start');
    const undone = said(await ask('maak ongedaan'));
    expect(undone).toContain('heeft ongedaan gemaakt: het vorige ‘Maak ongedaan’.');
    expect(undone).toContain('weer in de fase borging');
    await ask('pauze tot 1 maart');
    await ask('hervat');
    expect(said(await ask('maak ongedaan'))).toContain('weer op pauze tot maandag 1 maart 2027');
  });

  test('an undo of the very first set-up says that the lessons are stopped', async () => {
    const undone = said(await ask('maak ongedaan'));
    expect(undone).toContain('heeft ongedaan gemaakt: het aanzetten van de lessen. De lessen zijn gestopt.');
  });

  test('pauses until a day, tells when it goes on, and resumes earlier when asked', async () => {
    const paused = await ask('pauze 2 weken');
    expect(said(paused)).toContain('tot maandag 7 december 2026');
    expect(said(await ask('plan'))).toContain('8 dec');
    expect(said(await ask('plan'))).not.toContain('24 november');
    expect(said(await ask('hervat'))).toContain('dinsdag 24 november');
    expect(said(await ask('hervat'))).toContain('staan al aan');
  });

  test('pauses without an end, and then plans nothing', async () => {
    await ask('pauze');
    expect(said(await ask('plan'))).toContain('staan op pauze');
    expect(said(await ask('pauze'))).toContain('al op pauze');
    now += 400 * 86_400_000;
    const planning = createPlanning(() => core.catalogue);
    expect(await tick({ store, planning, log: silent }, now)).toBe(0);
  });

  test.each<[was: ProjectState, becomes: ProjectState['kind']]>([
    [{ kind: 'active' }, 'active'],
    [{ kind: 'paused' }, 'paused'],
    [{ kind: 'paused', until: '2026-12-07' }, 'paused'],
    [{ kind: 'waiting' }, 'active'],
    [{ kind: 'stopped' }, 'active'],
    [{ kind: 'parked', reason: 'archived' }, 'active'],
  ])('set again while it is %o, it is %s', async (state, kind) => {
    const before = await findByPlace(store.query, place);
    if (!before) throw new Error('no project');
    await saveProject(store.query, { ...before, state }, now);
    await setUp();
    const after = await findByPlace(store.query, place);
    expect(after?.state.kind).toBe(kind);
    expect(after?.next !== undefined).toBe(kind === 'active' || 'until' in state);
  });

  test('stops at once, and an undo brings everything back', async () => {
    const stopped = await ask('stop');
    expect(said(stopped)).toContain('gestopt');
    expect(said(await ask('stop'))).toContain('al gestopt');
    await press(stopped, 'Maak ongedaan');
    expect(said(await ask('plan'))).toContain('24 nov');
  });

  test.each([
    ['pauze', 'Ga weer door', 'gaan weer door'],
    ['hervat', 'Wat komt er?', 'Wat er komt'],
    ['stop', 'Zet lessen aan', 'Jullie project'],
    ['fase borging', 'Wat komt er?', 'Wat er komt'],
  ])('“%s” a second time changes nothing, and leads on', async (typed, label, opens) => {
    await ask(typed);
    const again = await ask(typed);
    expect(again.kind).toBe('reply');
    const next = await press(again, label);
    expect(next.kind === 'form' ? next.form.title : said(next)).toContain(opens);
  });

  test('an undo after another change is refused, kindly', async () => {
    const paused = await ask('pauze');
    await ask('fase borging');
    const undone = await press(paused, 'Maak ongedaan');
    expect(undone.kind).toBe('reply');
    expect(said(undone)).toContain('niet meer ongedaan maken');
    expect(said(undone)).not.toContain('Ongedaan gemaakt');
    expect(said(await ask('fase borging'))).toContain('al in de fase borging');
  });

  /** What is not asked for by anybody: the engine, a platform, a channel that moved. */
  async function happens(what: Partial<Project>): Promise<void> {
    const before = await findByPlace(store.query, place);
    if (!before || !(await saveProject(store.query, { ...before, ...what }, now))) throw new Error('not saved');
  }

  test.each<[words: string, since: Partial<Project>, stays: Partial<Project>]>([
    ['fase borging', { state: { kind: 'waiting' } }, { phase: 'start', state: { kind: 'waiting' } }],
    [
      'fase borging',
      { state: { kind: 'parked', reason: 'archived' } },
      { phase: 'start', state: { kind: 'parked', reason: 'archived' } },
    ],
    [
      'pauze',
      { address: 'https://nieuw.example/', team: 'T9' },
      { state: { kind: 'active' }, address: 'https://nieuw.example/', team: 'T9' },
    ],
    ['project bankjesdag fase borging', { state: { kind: 'waiting' } }, { phase: 'start', state: { kind: 'waiting' } }],
  ])('an undo of “%s” puts back what that changed, and leaves what happened since: %j', async (words, since, stays) => {
    const changed = await ask(words);
    await happens(since);
    expect((await press(changed, 'Maak ongedaan')).kind).toBe('card');
    expect(await findByPlace(store.query, place)).toMatchObject(stays);
  });

  test('an undo of a pause is refused when the channel was shut since, and says so', async () => {
    const paused = await ask('pauze');
    await happens({ state: { kind: 'parked', reason: 'archived' } });
    const undone = await press(paused, 'Maak ongedaan');
    expect(undone.kind).toBe('reply');
    expect(said(undone)).toContain('Niet ongedaan gemaakt');
    expect(said(undone)).toContain('gearchiveerd');
    expect((await findByPlace(store.query, place))?.state.kind).toBe('parked');
  });

  test('plans eight days ahead, each with a lesson and a reason', async () => {
    const answer = await ask('plan');
    const lines = said(answer)
      .split('\n')
      .filter((line) => line.startsWith('•'));
    expect(lines).toHaveLength(8);
    expect(lines[0]).toMatch(/^• 24 nov: .+\. .+\.$/);
  });

  test('shows the next nudge to the asker alone, and does not count it', async () => {
    const before = said(await ask('plan'));
    const answer = await ask('nu');
    expect(answer.kind).toBe('reply');
    expect(said(answer)).toContain('Voorproefje');
    expect(said(await ask('plan'))).toBe(before);
    expect(said(await ask('logboek'))).not.toContain('Heldere kaders');
  });

  test('a lesson that was opened in the channel counts in the choice, and the plan says so', async () => {
    const [, title = ''] = said(await ask('plan')).match(/• 5 jan: (.+?)\.(?: |$)/m) ?? [];
    await ask(title);
    // The answer does not wait for the store, so we do.
    await expect.poll(async () => said(await ask('plan'))).toContain('Hier opgezocht');
  });

  test('status tells when the next lesson comes', async () => {
    expect(said(await ask('status'))).toContain('dinsdag 24 november om 10:00');
  });

  test('the picture names what the team did with each lesson', async () => {
    const picture = said(await ask('plan').then((plan) => press(plan, 'Overzicht')));
    expect(picture).toMatch(/0 van de \d+ lessen/);
    expect(picture).toMatch(/staan klaar/);
    expect(picture).toContain('nog niet geweest');
    const whole = said(await press(await ask('overzicht'), 'Les voor les'));
    expect(whole).toContain(': Staat klaar (');
    expect(whole).toContain(': Nog niet geweest');
  });
});

test('while the store is away, lessons are still answered and projects say so', async () => {
  await store.close().catch(() => undefined);
  expect(said(await ask('heldere kaders'))).toContain('Heldere kaders');
  expect(said(await ask('plan'))).toContain('Er is niets veranderd');
  expect(failures.length).toBeGreaterThan(0);
});

test('two changes at the same moment both hold', async () => {
  await setUp();
  await Promise.all([ask('fase borging'), ask('pauze')]);
  expect(said(await ask('fase borging'))).toContain('al in de fase borging');
  expect(said(await ask('pauze'))).toContain('al op pauze');
});

test('a project that was shut out goes on when the bot is let in again', async () => {
  await setUp();
  await store.query("UPDATE project SET state = 'parked', detail = 'not-in-channel', next_at = NULL, next_date = NULL");
  expect(said(await ask('plan'))).toContain('De kaarten komen nu niet aan. Ik ben geen lid van het kanaal.');
  await desk.letIn(place);
  expect(said(await ask('plan'))).toContain('24 nov');
});
