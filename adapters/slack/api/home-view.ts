import type { types } from '@slack/bolt';
import { z } from 'zod';
import { clip, type HomePage, type HomeProject, type Part } from '#core';
import { readJson } from '../../wire/json.ts';
import { limits } from '../limits.ts';
import { escapeText, toMessage } from '../render.ts';
import { plain } from './modal-view.ts';

type KnownBlock = types.KnownBlock;

/** By its id an element in the Home tab says what it is for; a block says of which channel it is. */
const ids = { ask: 'ask', page: /^page:(\d{1,4})$/, project: /^project:(.+)$/ } as const;
/** A question that is longer nobody answers in one card. */
const longestQuestion = 500;

/** What the Home tab keeps for us: which page of projects it shows. */
const homeState = z.object({ page: z.number().int().min(1) });

/** The page of projects that a Home tab shows. */
export function pageIn(metadata: string): number {
  return homeState.safeParse(readJson(metadata)).data?.page ?? 1;
}

type Used = { readonly action_id: string; readonly block_id?: string | undefined };

/** What was used in the Home tab: the field, a way to another page, or something of the project of a channel. */
export function usedInHome({ action_id, block_id = '' }: Used) {
  const page = ids.page.exec(action_id)?.[1];
  return {
    isQuestion: action_id === ids.ask,
    page: page === undefined ? undefined : Number(page),
    channel: ids.project.exec(block_id)?.[1],
  };
}

/** Somebody's own page as their Home tab. https://docs.slack.dev/surfaces/app-home */
export function toHomeView({ ask, below, heading, about, projects, pages, end }: HomePage): types.HomeView {
  return {
    type: 'home',
    private_metadata: JSON.stringify({ page: pages?.at ?? 1 }),
    blocks: [
      header(ask.title),
      question(ask),
      ...blocksOf(below),
      header(heading),
      ...(about === undefined ? [] : blocksOf([{ kind: 'text', text: about }])),
      ...projects.flatMap(projectBlocks),
      ...pageBlocks(pages),
      { type: 'divider' },
      ...blocksOf(end),
    ],
  };
}

function question({ label, hint, example }: HomePage['ask']): KnownBlock {
  return {
    type: 'input',
    block_id: ids.ask,
    dispatch_action: true,
    label: plain(label),
    hint: plain(hint),
    element: {
      type: 'plain_text_input',
      action_id: ids.ask,
      max_length: longestQuestion,
      placeholder: plain(clip(example, limits.placeholder)),
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  };
}

/** Slack writes the name of the channel itself, and only for who may know it. */
function projectBlocks({ place, name, text, buttons }: HomeProject): KnownBlock[] {
  const words = `*${escapeText(name)}*\n<#${place.channel}> · ${escapeText(text)}`;
  const [actions] = blocksOf([{ kind: 'buttons', buttons }]);
  return [
    { type: 'section', text: { type: 'mrkdwn', text: words, verbatim: true } },
    ...(actions ? [{ ...actions, block_id: `project:${place.channel}` }] : []),
  ];
}

function pageBlocks(pages: HomePage['pages']): KnownBlock[] {
  if (!pages) return [];
  const elements = pages.ways.map(
    ({ label, page }): types.Button => ({ type: 'button', text: plain(label), action_id: `page:${page}` }),
  );
  return [...blocksOf([{ kind: 'note', text: pages.text }]), { type: 'actions', elements }];
}

function header(title: string): KnownBlock {
  return { type: 'header', text: plain(clip(title, limits.header)) };
}

/** As they stand in a message, without its title. */
function blocksOf([first, ...rest]: readonly Part[]): KnownBlock[] {
  if (!first) return [];
  return toMessage({ title: '', parts: [first, ...rest] }, { canShare: false }).blocks.slice(1);
}
