/**
 * What the page suggests after `/lessen`, with what it gives. The page cannot read the bot's own list, which is
 * src/replies/commands.ts; a test compares them.
 */
export const typedCommands: readonly { readonly typed: string; readonly gives: string }[] = [
  { typed: 'verbinden', gives: 'alle lessen van een onderwerp' },
  { typed: 'heldere kaders', gives: 'één les' },
  { typed: 'voorbeelden', gives: 'interventies en hun lessen' },
  { typed: 'begrip participatieladder', gives: 'uitleg van een begrip' },
  { typed: 'de groepsapp loopt uit de hand', gives: 'een vraag in je eigen woorden' },
  { typed: 'project', gives: 'op een vast moment een kaart met een les die past' },
  { typed: 'toets', gives: 'ik lees je bericht aan bewoners na' },
  { typed: 'plan', gives: 'welke kaarten er komen, wanneer en waarom' },
  { typed: 'nu', gives: 'de volgende kaart nu, alleen voor jou' },
  { typed: 'fase uitvoering', gives: 'naar een andere fase, met signalen om te herkennen' },
  { typed: 'overzicht', gives: 'wat jullie al met de lessen deden' },
  { typed: 'pauze', gives: 'even geen kaarten' },
  { typed: 'help', gives: 'wat je kunt vragen' },
];
