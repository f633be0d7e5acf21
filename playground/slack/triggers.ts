import { forgetOldest } from '../bounded.ts';
import { SlackRefusal } from './refusal.ts';
import { randomId } from './workspace.ts';

/** https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
const triggerMs = 3000;
const mostTriggers = 500;

/** What a user did lets the bot open a modal: once, and within three seconds. */
export type Triggers = {
  create(user: string): string;
  /** The user who did it. Throws Slack's own errors. https://docs.slack.dev/reference/methods/views.open */
  exchange(id: unknown): string;
};

/** `now` gives real time, epoch ms. */
export function createTriggers(now: () => number): Triggers {
  const triggers = new Map<string, { readonly user: string; readonly at: number; used: boolean }>();
  return {
    create(user) {
      const id = `${now()}.${triggers.size}.${randomId(16)}`;
      triggers.set(id, { user, at: now(), used: false });
      forgetOldest(triggers, mostTriggers);
      return id;
    },
    exchange(id) {
      const trigger = typeof id === 'string' ? triggers.get(id) : undefined;
      if (!trigger) throw new SlackRefusal('invalid_trigger_id');
      if (trigger.used) throw new SlackRefusal('exchanged_trigger_id');
      if (now() - trigger.at >= triggerMs) throw new SlackRefusal('expired_trigger_id');
      trigger.used = true;
      return trigger.user;
    },
  };
}
