import type { Message, State } from '../../playground/state.ts';

const at = Date.parse('2026-11-23T10:04:00+01:00');
const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string, value: string) => ({ text: plain(text), value });
const rhythms = [option('elke week', 'week'), option('elke maand', 'maand')];

/** Every block and element that the page can draw in a message. */
const blocks = [
  { type: 'header', text: plain('Volgende stap') },
  {
    type: 'section',
    block_id: 'uitleg',
    text: {
      type: 'mrkdwn',
      text: '*Vet* _schuin_ ~door~ `code` <https://example.org|een link> <@U0BILAL> <#C1|buurt> 2*3*4 &lt;b&gt;\n• punt\n&gt; citaat',
    },
    accessory: {
      type: 'overflow',
      action_id: 'meer',
      options: [option('Later', 'later'), option('Klopt niet', 'nee')],
    },
  },
  { type: 'section', fields: [{ type: 'mrkdwn', text: '*Fase*\nstart' }, plain('Ritme: elke week')] },
  { type: 'divider' },
  {
    type: 'image',
    image_url: 'https://example.org/kaart.png',
    alt_text: 'Kaart van de buurt',
    title: plain('De buurt'),
  },
  {
    type: 'actions',
    block_id: 'acties',
    elements: [
      { type: 'button', action_id: 'doen', text: plain('Doen we'), value: 'doen', style: 'primary' },
      {
        type: 'button',
        action_id: 'stop',
        text: plain('Stoppen'),
        value: 'stop',
        style: 'danger',
        confirm: {
          title: plain('Stoppen?'),
          text: plain('Dan komt er niets meer.'),
          confirm: plain('Ja'),
          deny: plain('Nee'),
        },
      },
      { type: 'static_select', action_id: 'ritme', placeholder: plain('Kies een ritme'), options: rhythms },
      { type: 'datepicker', action_id: 'dag', initial_date: '2026-12-01' },
      { type: 'timepicker', action_id: 'uur', initial_time: '10:00' },
      {
        type: 'radio_buttons',
        action_id: 'fase',
        options: [option('start', 'start'), option('uitvoering', 'uitvoering')],
      },
      { type: 'checkboxes', action_id: 'soort', options: [option('buurtpreventie', 'buurtpreventie')] },
    ],
  },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'Bron: _de publicatie_' }] },
];

const modal = {
  viewId: 'V1',
  view: {
    type: 'modal',
    title: plain('Jullie project'),
    submit: plain('Opslaan'),
    close: plain('Annuleren'),
    blocks: [
      { type: 'header', text: plain('Over jullie project') },
      { type: 'section', text: plain('Dan weet ik welke les wanneer past.') },
      {
        type: 'input',
        block_id: 'naam',
        label: plain('Naam'),
        hint: plain('Zoals jullie het zelf noemen.'),
        element: { type: 'plain_text_input', action_id: 'tekst' },
      },
      {
        type: 'input',
        block_id: 'interventies',
        label: plain('Interventies'),
        optional: true,
        element: {
          type: 'multi_static_select',
          action_id: 'keuze',
          options: [option('WhatsApp-groep', 'whatsapp-groep'), option('Buurtpreventie', 'buurtpreventie')],
        },
      },
      {
        type: 'input',
        block_id: 'ritme',
        label: plain('Ritme'),
        element: { type: 'static_select', action_id: 'keuze', options: rhythms, initial_option: rhythms[0] },
      },
      { type: 'input', block_id: 'dag', label: plain('Vanaf'), element: { type: 'datepicker', action_id: 'dag' } },
      {
        type: 'input',
        block_id: 'uur',
        label: plain('Tijd'),
        element: { type: 'timepicker', action_id: 'uur', initial_time: '10:00' },
      },
      {
        type: 'input',
        block_id: 'fase',
        label: plain('Fase'),
        element: {
          type: 'radio_buttons',
          action_id: 'keuze',
          options: [option('start', 'start'), option('uitvoering', 'uitvoering')],
        },
      },
    ],
  },
};

const form = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'Jullie **project**', size: 'Large', style: 'heading', wrap: true },
    { type: 'Input.Text', id: 'naam', label: 'Naam', isRequired: true, errorMessage: 'Vul een naam in.' },
    { type: 'Input.Date', id: 'dag', label: 'Vanaf' },
    {
      type: 'Input.ChoiceSet',
      id: 'ritme',
      label: 'Ritme',
      value: 'week',
      choices: [
        { title: 'elke week', value: 'week' },
        { title: 'elke maand', value: 'maand' },
      ],
    },
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.Execute', title: 'Bewaar', verb: 'lessen', data: { soort: 'project' } }],
    },
  ],
};

const bot = { kind: 'bot', name: 'Lessenbot' } as const;
const message = (id: string, more: Partial<Message>): Message => {
  return { id, room: 'project', from: bot, at, onlyYou: false, edited: false, ...more };
};

/** A state with everything in it that the page can show, whether the bot sends it today or not. */
export const sampleState = {
  version: 1,
  users: [
    { id: 'anna', name: 'Anna de Vries', initials: 'AV' },
    { id: 'bilal', name: 'Bilal <script>', initials: 'BS' },
  ],
  me: 'anna',
  names: { U0BILAL: 'Bilal <script>' },
  panes: {
    slack: {
      available: true,
      waiting: true,
      messages: [
        message('s1', { from: { kind: 'user', name: 'Bilal <script>' }, text: 'Wat nu, @Lessenbot?' }),
        message('s2', { blocks, thread: 's1', edited: true, onlyYou: true }),
      ],
    },
    teams: {
      available: true,
      waiting: false,
      messages: [
        message('t1', { from: { kind: 'user', name: 'Anna de Vries' }, text: 'Wat nu, @Lessenbot?' }),
        message('t2', { card: form, onlyYou: true }),
      ],
    },
  },
  exchanges: [],
  violations: [{ platform: 'slack', at, rule: 'invalid_blocks', detail: 'header.text is langer dan 150 tekens' }],
  content: { lessons: 24, faults: ['data/lessen/signaleren.yaml:6: onbekend veld “kerm”. Bedoel je “kern”?'] },
  problems: [],
  clock: at,
  zone: 'Europe/Amsterdam',
} satisfies State;

export const withModal: State = {
  ...sampleState,
  panes: { ...sampleState.panes, slack: { ...sampleState.panes.slack, modal } },
};

/** The same modal after Slack passed on that the bot refuses a field. */
export const withFaultyModal: State = {
  ...sampleState,
  panes: {
    ...sampleState.panes,
    slack: { ...sampleState.panes.slack, modal: { ...modal, errors: { naam: 'Deze naam bestaat al.' } } },
  },
};

export const withTeamsDialog: State = {
  ...sampleState,
  panes: {
    ...sampleState.panes,
    teams: { ...sampleState.panes.teams, modal: { viewId: 'T1', view: { title: 'Jullie project', card: form } } },
  },
};

/** One more message in Teams. */
export const withNews: State = {
  ...sampleState,
  panes: {
    ...sampleState.panes,
    teams: {
      ...sampleState.panes.teams,
      messages: [...sampleState.panes.teams.messages, message('t3', { text: 'Nieuws' })],
    },
  },
};
