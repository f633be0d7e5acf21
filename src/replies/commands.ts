import type { Intent } from '../domain/intent.ts';

/** Where people find a command, apart from a platform's own menu and the manual. */
type Shown = 'help' | 'usage hint' | 'suggestions';

/** Something that can be typed after `/lessen`, after the name of the bot, or alone in a direct message. */
type Command = {
  readonly typed: string;
  readonly intent: Intent['kind'];
  /** What it gives, in a few words. */
  readonly gives?: string;
  /** The same as a sentence, for a platform's own menu; absent where it does not stand there. */
  readonly menu?: string;
  readonly shownIn?: readonly Shown[];
};

/**
 * What can be typed, in the order in which people read it. Help is printed from it. A test holds it beside the grammar,
 * the manual, both manifests and what the playground suggests.
 */
export const commands: readonly Command[] = [
  {
    typed: 'help',
    intent: 'help',
    gives: 'wat je kunt vragen',
    menu: 'Wat kan ik vragen? Met voorbeelden.',
    shownIn: ['suggestions'],
  },
  {
    typed: 'verbinden',
    intent: 'show-category',
    gives: 'alle lessen van een onderwerp',
    menu: 'Lessen over contact en communicatie met bewoners.',
    shownIn: ['help', 'usage hint', 'suggestions'],
  },
  { typed: 'signaleren', intent: 'show-category', menu: 'Lessen over signaleren, bemiddelen en uitvoeren.' },
  { typed: 'meedenken', intent: 'show-category', menu: 'Lessen over bewoners die meedenken over beleid.' },
  { typed: 'algemeen', intent: 'show-category', menu: 'Randvoorwaarden en lessen voor elk project.' },
  {
    typed: 'heldere kaders',
    intent: 'show-lesson',
    gives: 'één les',
    shownIn: ['help', 'usage hint', 'suggestions'],
  },
  {
    typed: 'voorbeelden',
    intent: 'list-examples',
    gives: 'interventies en hun lessen',
    menu: 'Interventies en de lessen die erbij horen.',
    shownIn: ['help', 'suggestions'],
  },
  { typed: 'voorbeelden signaleren', intent: 'list-examples' },
  {
    typed: 'begrip participatieladder',
    intent: 'show-term',
    gives: 'uitleg van een begrip',
    shownIn: ['help', 'suggestions'],
  },
  { typed: 'privacy', intent: 'show-privacy', gives: 'wat ik lees en bewaar' },
  { typed: 'bron', intent: 'show-source', gives: 'waar de lessen vandaan komen' },
  {
    typed: 'de groepsapp loopt uit de hand',
    intent: 'search',
    gives: 'een vraag in je eigen woorden',
    shownIn: ['help', 'usage hint', 'suggestions'],
  },
  { typed: 'het zijn altijd dezelfde mensen', intent: 'search', shownIn: ['help'] },
  { typed: 'we willen een brief sturen over inbraken', intent: 'search', shownIn: ['help'] },
  {
    typed: 'project',
    intent: 'project',
    gives: 'op een vast moment een kaart met een les die past',
    menu: 'Op een vast moment een kaart met een les die past.',
    shownIn: ['help', 'usage hint', 'suggestions'],
  },
  {
    typed: 'toets',
    intent: 'draft',
    gives: 'ik lees je bericht aan bewoners na',
    menu: 'Laat een bericht aan bewoners nalezen.',
    shownIn: ['help', 'suggestions'],
  },
  { typed: 'project whatsapp-groep fase start elke dinsdag 10:00', intent: 'set-project' },
  {
    typed: 'fase uitvoering',
    intent: 'set-phase',
    gives: 'naar een andere fase, met signalen om te herkennen',
    shownIn: ['suggestions'],
  },
  {
    typed: 'plan',
    intent: 'plan',
    gives: 'welke kaarten er komen, wanneer en waarom',
    menu: 'Welke kaarten er komen, wanneer en waarom.',
    shownIn: ['suggestions'],
  },
  { typed: 'nu', intent: 'next-now', gives: 'de volgende kaart nu, alleen voor jou', shownIn: ['suggestions'] },
  { typed: 'pauze', intent: 'pause', gives: 'even geen kaarten', shownIn: ['suggestions'] },
  { typed: 'pauze 2 weken', intent: 'pause' },
  { typed: 'pauze tot 1 maart', intent: 'pause' },
  { typed: 'hervat', intent: 'resume' },
  { typed: 'stop', intent: 'stop' },
  {
    typed: 'overzicht',
    intent: 'picture',
    gives: 'wat jullie al met de lessen deden',
    shownIn: ['suggestions'],
  },
  { typed: 'logboek', intent: 'log' },
  { typed: 'status', intent: 'status' },
];
