import type { Platform, Press } from '#core';
import { faultsOf, type Scope, type Trouble, well } from './chaos-faults.ts';
import type { Act } from './chaos-world.ts';
import type { Dice } from './dice.ts';

/** One step of a combination. */
export type Step = {
  /** What somebody does, or nothing but waiting for the next nudge. */
  readonly act: Act | { readonly kind: 'nudge' };
  /** What goes wrong from here on, until the next step. */
  readonly trouble: Trouble;
  /** The bot is stopped and started before it. */
  readonly restart: boolean;
  /** The platform or a finger brings it a second time. */
  readonly twice: boolean;
  /** How long nothing happens after it, ms. */
  readonly thenMs: number;
};

export type Combination = { readonly platform: Platform; readonly steps: readonly Step[] };

const change = (text: string): Act => ({ kind: 'command', text });
const changes = [
  change('project whatsapp-groep fase start elke dinsdag 10:00'),
  change('fase uitvoering'),
  change('fase borging'),
  change('pauze'),
  change('hervat'),
  change('stop'),
] as const;
const questions = [
  { kind: 'command', text: 'heldere kaders' },
  { kind: 'command', text: 'hoe krijg ik bewoners mee' },
  { kind: 'command', text: 'plan' },
  { kind: 'command', text: 'status' },
  { kind: 'mention', text: 'verbinden' },
  { kind: 'mention', text: 'fase start' },
  { kind: 'write', text: 'help' },
] as const satisfies readonly Act[];
const press = (on: string, holds: (press: Press) => boolean): Act => ({ kind: 'press', on, holds });
const opens = (kind: string) => (press: Press) => press.press === 'open' && press.intent.kind === kind;
const presses = [
  press('answer', opens('answer-nudge')),
  press('answer taken back', opens('undo-answer')),
  press('why', opens('why-nudge')),
  press('undo', opens('undo')),
  press('check-in', opens('check-in')),
  press('lesson', opens('show-lesson')),
  press('share', ({ press: how }) => how === 'share'),
  press('resume', opens('resume')),
] as const;

/** A combination of deeds and faults, by chance. */
export function combinationOf(dice: Dice): Combination {
  const platform = dice.pick<Platform>(['slack', 'teams']);
  const count = 3 + Math.floor(dice() * 3);
  return { platform, steps: Array.from({ length: count }, () => stepOf(platform, dice)) };
}

function stepOf(platform: Platform, dice: Dice): Step {
  const group = dice.pick<readonly [Step['act'], ...Step['act'][]]>([
    changes,
    changes,
    questions,
    presses,
    presses,
    [{ kind: 'form' }],
    [{ kind: 'nudge' }],
  ]);
  const fault = dice() < 0.15 ? well : dice.pick(faultsOf(platform));
  return {
    act: dice.pick<Step['act']>(group),
    trouble: {
      fault,
      scope: dice.pick<Scope>(['all', 'all', 'posts', 'people', 'forms']),
      times: dice.pick([1, 2, 1_000]),
    },
    restart: dice() < 0.2,
    twice: dice() < 0.25,
    thenMs: dice.pick([0, 1_000, 20_000, 360_000, 7_200_000]),
  };
}

/** A combination in words, to read what was tried. */
export function inWords({ platform, steps }: Combination): string {
  return [platform, ...steps.map(stepInWords)].join('; ');
}

function stepInWords({ act, trouble: { fault, scope, times }, restart, twice, thenMs }: Step): string {
  const what = 'text' in act ? `${act.kind} “${act.text}”` : act.kind === 'press' ? `press ${act.on}` : act.kind;
  const wrong = fault === well ? '' : `, ${scope} ${times > 2 ? 'always' : `${times}×`} ${fault.name}`;
  return `${restart ? 'restart, ' : ''}${what}${twice ? ' twice' : ''}${wrong}, then ${thenMs / 1000} s`;
}
