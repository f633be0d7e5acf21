import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { type Answer, formInvitation, given, impossible, projectTexts, type Reply, shortReply, texts } from '#core';
import type { Conversation } from '../converse.ts';
import { toForm } from '../form.ts';
import { toPress } from '../parse.ts';
import { toMessage } from '../render.ts';
import { type AnswerPlace, answerCallback, placeIn, toAnswerView } from './answer-view.ts';
import { askerOf } from './asker.ts';
import type { ChannelsOf } from './channels-of.ts';
import { installationFor, isRefused } from './deliver-answer.ts';
import { describeError } from './errors.ts';
import { pageIn, usedInHome } from './home-view.ts';
import type { Homes } from './homes.ts';
import { doneByOutsider, installationOf, teamOf, type Whereabouts } from './identity.ts';
import { viewActions } from './payloads.ts';
import { answerStranger } from './unheard.ts';

type Used = z.output<typeof viewActions>;
type Talk = Conversation & Whereabouts;
type Parts = { readonly talk: Talk; readonly homes: Homes; readonly channelsOf: ChannelsOf };

/** Somebody used something in a view: what it was, where it belongs, and who it was. */
type Pressed = {
  readonly used: Used;
  readonly place: AnswerPlace;
  readonly isOutsider: boolean;
  readonly team: string | undefined;
};

/**
 * What is pressed in the Home tab or in a modal with an answer. There is no conversation: an answer opens in a modal, or takes the
 * next place in the one there is. Gives false for what was not used in a view of ours.
 */
export function createViewPresses(parts: Parts): (body: unknown) => Promise<boolean> {
  const { talk } = parts;
  return async (body) => {
    const used = viewActions.safeParse(body).data;
    const place = used && (await placeOf(used, body, talk));
    if (!place) return false;
    if (await talk.isGone(place)) {
      await answerStranger(place, undefined, talk);
      return true;
    }
    const pressed = { used, place, isOutsider: doneByOutsider(body), team: teamOf(body) };
    try {
      await answerPress(pressed, parts);
    } catch (error) {
      talk.log.error({ errorId: randomUUID(), error: describeError(error) }, 'a press in a Slack view failed');
      await show(shortReply({ title: texts.sorry, text: texts.apology }), pressed, talk);
    }
    return true;
  };
}

/** A modal says itself where it belongs; in the Home tab that is the workspace, or the channel of the project. */
async function placeOf({ view, actions }: Used, body: unknown, { homeIn }: Talk): Promise<AnswerPlace | undefined> {
  if (view.type === 'modal') return view.callback_id === answerCallback ? placeIn(view.private_metadata) : undefined;
  const { channel } = usedInHome(actions[0]);
  if (channel !== undefined) {
    const home = await homeIn(body, channel);
    return home && { ...home, channel };
  }
  const { by: workspace } = installationOf(body);
  return workspace === undefined ? undefined : { workspace };
}

async function answerPress(pressed: Pressed, parts: Parts): Promise<void> {
  const { used, place, isOutsider } = pressed;
  const { talk, homes, channelsOf } = parts;
  const { user, view, actions } = used;
  const [action] = actions;
  const from = view.type === 'home' ? usedInHome(action) : undefined;
  if (from?.page !== undefined) return homes.refresh(tabOf(pressed, from.page));
  const refusal = await refusalFor(pressed, channelsOf);
  if (refusal) return show(refusal, pressed, talk);
  const asker = askerOf(user, { ...place, member: place.channel !== undefined, isOutsider }, talk.people);
  if (from?.isQuestion) return give(await talk.desk.ask(String(action.value ?? ''), asker), pressed, parts);
  const press = toPress(action.value);
  if (press?.press !== 'open') return show(shortReply({ title: texts.sorry, text: texts.oldButton }), pressed, talk);
  return give(await talk.desk.press(press.intent, asker), pressed, parts);
}

/** Who left a channel since the page was made, reads nothing of its project and changes nothing of it. */
async function refusalFor({ used, place, team }: Pressed, channelsOf: ChannelsOf): Promise<Reply | undefined> {
  if (place.channel === undefined) return undefined;
  const mine = await channelsOf({ installation: installationFor(place), user: used.user.id, team }, 0);
  const { platformSilent, membersOnly } = projectTexts;
  if (!mine) return shortReply(platformSilent);
  return mine.includes(place.channel) ? undefined : shortReply(membersOnly);
}

function tabOf({ used: { user, view }, place, team }: Pressed, page = pageIn(view.private_metadata)) {
  const tab = { installation: installationFor(place), user: user.id, team };
  return view.type === 'home' ? { ...tab, page, ...given({ hash: view.hash }) } : tab;
}

async function give(answer: Answer, pressed: Pressed, { talk, homes }: Parts): Promise<void> {
  const { place } = pressed;
  switch (answer.kind) {
    case 'reply':
      return show(answer.reply, pressed, talk);
    case 'form':
      return openForm(answer, pressed, talk);
    case 'announce':
    case 'card': {
      const announcement = answer.announcement ?? (answer.kind === 'card' ? answer.news : undefined);
      const untold = announcement && (await talk.announce(announcement, { channel: place.channel ?? '' }));
      // The Home tab itself shows how the project stands now; a modal says it.
      const done = answer.kind === 'card' ? answer.reply : answer.announcement.reply;
      const said = untold ?? (pressed.used.view.type === 'modal' ? done : undefined);
      await Promise.all([homes.refresh(tabOf(pressed)), said && show(said, pressed, talk, 'here')]);
      return;
    }
    case 'enough':
      return;
    default:
      return impossible(answer);
  }
}

async function openForm(
  { form, intent }: Extract<Answer, { readonly kind: 'form' }>,
  pressed: Pressed,
  talk: Talk,
): Promise<void> {
  const { place, used } = pressed;
  // A project needs a channel; a draft is of somebody alone.
  const { channel = form.about === 'draft' ? used.user.id : undefined, ...home } = place;
  if (channel === undefined) return show(formInvitation(form, intent), pressed, talk);
  const view = toForm(form, { ...home, channel, member: false, fromHome: true });
  if (!(await isShown(view, pressed, talk, 'next'))) return show(formInvitation(form, intent), pressed, talk);
  await talk.people(installationFor(place)).name(used.user.id, used.user.name);
}

/** In the Home tab an answer opens on top; in a modal it comes on top as long as there is room, and takes its place after that. */
async function show(reply: Reply, pressed: Pressed, talk: Talk, where: 'next' | 'here' = 'next'): Promise<void> {
  if (await isShown(toAnswerView(reply, pressed.place), pressed, talk, where)) return;
  const channel = pressed.used.user.id;
  await talk.post({ channel }, toMessage(reply, { canShare: false }), installationFor(pressed.place));
}

async function isShown(view: object, { used, place }: Pressed, { call }: Talk, where: 'next' | 'here') {
  const { trigger_id, view: at } = used;
  const installation = installationFor(place);
  const isTaken = async (method: Parameters<typeof call>[0], content: object) =>
    !isRefused(await call(method, { ...content, view }, installation));
  if (at.type === 'home') return trigger_id !== undefined && isTaken('views.open', { trigger_id });
  if (where === 'next' && hasRoom(at) && trigger_id !== undefined && (await isTaken('views.push', { trigger_id })))
    return true;
  return isTaken('views.update', { view_id: at.id });
}

/** Slack stacks three. https://docs.slack.dev/surfaces/modals */
function hasRoom({ id, root_view_id: root, previous_view_id: previous }: Used['view']): boolean {
  return root === id || (previous !== undefined && previous !== null && previous === root);
}
