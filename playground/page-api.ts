import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { given } from '#core';
import { cutAtLimit, maxBodyBytes } from '../adapters/wire/body-limit.ts';
import { type LocalPlatforms, played } from './local-platform.ts';
import { createStreams } from './page-stream.ts';
import { perPlatform, platformName } from './per-platform.ts';
import type { Room } from './room.ts';
import { onlyOurPage, refuse } from './same-origin.ts';
import type { State, User } from './state.ts';

export type PageApi = {
  readonly room: Room;
  readonly locals: LocalPlatforms;
  readonly content: () => State['content'];
  /** The bot's clock for schedules, epoch ms, and the zone in which it plans. */
  readonly clock: () => number;
  readonly zone: string;
  /** Forgets what the bot keeps of these channels. */
  readonly onReset: () => Promise<void>;
  /** What went wrong with keeping the page. */
  readonly problems: () => readonly string[];
  /** Moves that clock forward, and is done when everything due by then has been sent. */
  readonly moveClock?: (to: number) => Promise<void>;
};

/** Longer than anybody types; Slack itself makes a file of what is longer than 12,000. */
const longest = 20_000;

const id = z.string().max(100);
const say = z.object({ user: id, room: z.enum(['project', 'direct']), text: z.string().max(longest) });
const press = z.object({
  platform: platformName,
  user: id,
  message: id,
  action: z.unknown(),
  values: z.unknown().optional(),
});
const submit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('submit'), user: id, viewId: id, values: z.unknown() }),
  z.object({ kind: z.literal('close'), user: id, viewId: id }),
]);
const shortcut = z.object({
  user: id,
  shortcut: z.string().max(255),
  room: z.enum(['project', 'direct']),
  message: id.optional(),
});
const home = z.object({ user: id });
const time = z.object({ to: z.iso.datetime({ offset: true }).transform((moment) => Date.parse(moment)) });

/** What the page asks and sends, under `/playground`. `close` ends the open streams. */
export function pageApi(parts: PageApi): { readonly router: express.Router; close(): void } {
  const { room, locals } = parts;
  const stateOf = (user: User) => toState(parts, user);
  const streams = createStreams(room, stateOf);
  const router = express.Router();
  router.use(onlyOurPage, keptByNobody, cutAtLimit(express.json({ limit: maxBodyBytes })));

  router.get('/state', ({ query }, response) => {
    const user = userIn(room, query.user);
    if (user) response.json(stateOf(user));
    else refuse(response, 404, nobody);
  });
  router.get('/events', ({ query }, response) => {
    const user = userIn(room, query.user);
    if (!user) refuse(response, 404, nobody);
    else if (streams.isFull()) refuse(response, 503, 'De speeltuin is te vaak geopend. Sluit een venster.');
    else streams.open(response, user);
  });

  router.post(
    '/say',
    door(room, say, async ({ room: where, text }, user) => {
      // What half a character would do differs per platform; a browser makes whole ones of it.
      const typed = text.toWellFormed().trim();
      if (typed !== '') await Promise.all(played(locals).map((local) => local.say(user, where, typed)));
      return true;
    }),
  );
  router.post(
    '/press',
    door(room, press, async ({ platform, ...pressed }, user) => {
      return (await locals[platform]?.press(user, pressed)) ?? false;
    }),
  );
  router.post(
    '/submit',
    door(room, submit, async (submitted, user) => {
      for (const local of played(locals)) if (await local.submit(user, submitted)) return true;
      return false;
    }),
  );
  router.post(
    '/shortcut',
    door(room, shortcut, async ({ user: _, ...used }, user) => {
      for (const local of played(locals)) if (await local.useShortcut?.(user, used)) return true;
      return false;
    }),
  );
  router.post(
    '/home',
    door(room, home, async (_, user) => {
      await Promise.all(played(locals).map((local) => local.openHome?.(user)));
      return true;
    }),
  );
  // Who begins anew while the clock is on its way, does so once it has arrived.
  const inTurn = oneAtATime();
  router.post('/reset', async (_request, response) => {
    await inTurn(async () => {
      await parts.onReset();
      for (const local of played(locals)) local.reset();
      room.reset();
    });
    response.json({});
  });
  router.post('/time', travel(parts, inTurn));
  return { router, close: streams.close };
}

const nobody = 'Deze gebruiker is er niet.';

const keptByNobody: RequestHandler = (_request, response, next) => {
  response.set({
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  next();
};

/** Who looks; the first one when the page does not say. */
function userIn(room: Room, id: unknown): User | undefined {
  if (id === undefined) return room.users[0];
  return typeof id === 'string' ? room.user(id) : undefined;
}

/** Reads a body, finds who sent it, does the work, and says in Dutch what is wrong. */
function door<T extends { readonly user: string }>(
  room: Room,
  schema: z.ZodType<T>,
  work: (given: T, user: User) => Promise<boolean>,
): RequestHandler {
  return async ({ body }, response) => {
    const given = schema.safeParse(body).data;
    const user = given && room.user(given.user);
    if (!given) refuse(response, 400, 'Dit bericht klopt niet, of het is te lang.');
    else if (!user) refuse(response, 404, nobody);
    else if (await work(given, user)) response.json({});
    else refuse(response, 404, 'Deze knop of dit venster is er niet meer.');
  };
}

type InTurn = (work: () => Promise<void>) => Promise<void>;

/** Begins each work when the one before it has ended, however that went. */
function oneAtATime(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function travel({ room, clock, moveClock }: PageApi, inTurn: InTurn): RequestHandler {
  return async ({ body }, response) => {
    const given = time.safeParse(body).data;
    if (!given) return refuse(response, 400, 'Geef een moment, zoals {"to":"2026-12-01T10:00:00+01:00"}.');
    if (!moveClock) return refuse(response, 501, clockStands);
    if (given.to < clock()) return refuse(response, 409, 'De klok kan alleen vooruit.');
    await inTurn(async () => {
      await moveClock(given.to);
      room.changed();
    });
    response.json({});
  };
}

const clockStands =
  'De klok staat vast, want er is een echt platform ingesteld. Anders krijgen mensen hun kaarten te vroeg.';

function toState({ room, locals, content, problems, clock, zone }: PageApi, user: User): State {
  const view = room.viewOf(user.id);
  return {
    ...view,
    names: Object.fromEntries(played(locals).flatMap(({ names }) => Object.entries(names))),
    panes: perPlatform((platform) => ({
      ...view.panes[platform],
      available: locals[platform] !== undefined,
      ...given({ shortcuts: locals[platform]?.shortcuts }),
    })),
    content: content(),
    problems: problems(),
    clock: clock(),
    zone,
  };
}
