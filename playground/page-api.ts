import express, { type Response } from 'express';
import { z } from 'zod';
import { maxBodyBytes } from '../adapters/wire/body-limit.ts';
import type { Room } from './room.ts';
import { onlyOurPage, refuse } from './same-origin.ts';
import type { LocalSlack } from './slack/local-slack.ts';
import type { State, User } from './state.ts';
import type { LocalTeams } from './teams/local-teams.ts';

export type PageApi = {
  readonly room: Room;
  readonly slack: LocalSlack | undefined;
  readonly teams: LocalTeams | undefined;
  readonly content: () => State['content'];
  /** The bot's clock for schedules, epoch ms. */
  readonly clock: () => number;
  /** Forgets what the bot keeps of these channels. */
  readonly onReset?: () => Promise<void>;
  /** Moves that clock forward, and is done when everything due by then has been sent. */
  readonly moveClock?: (to: number) => Promise<void>;
};

/** Longer than anybody types; Slack itself makes a file of what is longer than 12,000. */
const longest = 20_000;
const mostStreams = 50;
const heartbeatMs = 20_000;
/** A burst of changes is one picture for the page. */
const gatherMs = 25;

const id = z.string().max(100);
const say = z.object({ user: id, room: z.enum(['project', 'direct']), text: z.string().max(longest) });
const slackAction = z.looseObject({
  block_id: id.or(z.string().max(255)).exactOptional(),
  action_id: z.string().max(255),
  type: id,
});
const teamsAction = z.object({
  type: z.enum(['Action.Execute', 'Action.Submit']),
  verb: z.string().max(1000).exactOptional(),
  data: z.unknown(),
});
const press = z.discriminatedUnion('platform', [
  z.object({
    platform: z.literal('slack'),
    user: id,
    message: id,
    action: slackAction,
    values: z.unknown().optional(),
  }),
  z.object({ platform: z.literal('teams'), user: id, message: id, action: teamsAction }),
]);
const submit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('submit'), user: id, viewId: id, values: z.unknown() }),
  z.object({ kind: z.literal('close'), user: id, viewId: id }),
]);
const time = z.object({ to: z.iso.datetime({ offset: true }) });

/** What the page asks and sends, under `/playground`. `close` ends the open streams. */
export function pageApi(parts: PageApi): { readonly router: express.Router; close(): void } {
  const { room, slack, teams, moveClock, clock, onReset } = parts;
  const router = express.Router();
  router.use(onlyOurPage);
  router.use((_request, response, next) => {
    response.set({
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    next();
  });
  router.use(express.json({ limit: maxBodyBytes }));

  const stateOf = (user: User): State => toState(parts, user);
  const streams = new Map<Response, User>();
  const userIn = (value: unknown): User | undefined =>
    value === undefined ? room.users[0] : typeof value === 'string' ? room.user(value) : undefined;

  router.get('/state', ({ query }, response) => {
    const user = userIn(query.user);
    if (user) response.json(stateOf(user));
    else refuse(response, 404, 'Deze gebruiker is er niet.');
  });

  router.get('/events', ({ query }, response) => {
    const user = userIn(query.user);
    if (!user) return refuse(response, 404, 'Deze gebruiker is er niet.');
    if (streams.size >= mostStreams)
      return refuse(response, 503, 'De speeltuin is te vaak geopend. Sluit een venster.');
    // Closing with the stream lets the bot stop at once.
    response.set({ 'content-type': 'text/event-stream', connection: 'close' });
    response.flushHeaders();
    streams.set(response, user);
    response.on('close', () => {
      streams.delete(response);
      reading.delete(response);
    });
    push(response, user);
  });

  /** Windows that are still reading, and whether something changed meanwhile. */
  const reading = new Map<Response, boolean>();
  function push(response: Response, user: User): void {
    if (reading.has(response)) return void reading.set(response, true);
    if (response.write(`data: ${JSON.stringify(stateOf(user))}\n\n`)) return;
    reading.set(response, false);
    response.once('drain', () => {
      const changed = reading.get(response);
      reading.delete(response);
      // One picture makes up for all it missed: each shows everything.
      if (changed) push(response, user);
    });
  }

  let planned: NodeJS.Timeout | undefined;
  function schedule(): void {
    planned ??= setTimeout(() => {
      planned = undefined;
      for (const [response, user] of streams) push(response, user);
    }, gatherMs).unref();
  }
  const unsubscribe = room.subscribe(schedule);
  const heartbeat = setInterval(() => {
    for (const response of streams.keys()) response.write(': \n\n');
  }, heartbeatMs).unref();

  /** Reads a body, finds who sent it, does the work, and says in Dutch what is wrong. */
  function door<T extends { readonly user: string }>(
    schema: z.ZodType<T>,
    work: (given: T, user: User) => Promise<boolean>,
  ) {
    return async ({ body }: express.Request, response: Response): Promise<void> => {
      const given = schema.safeParse(body).data;
      const user = given && room.user(given.user);
      if (!given) refuse(response, 400, 'Dit bericht klopt niet, of het is te lang.');
      else if (!user) refuse(response, 404, 'Deze gebruiker is er niet.');
      else if (await work(given, user)) response.json({});
      else refuse(response, 404, 'Deze knop of dit venster is er niet meer.');
    };
  }

  router.post(
    '/say',
    door(say, async ({ room: where, text }, user) => {
      // What half a character would do differs per platform; a browser makes whole ones of it.
      const typed = text.toWellFormed().trim();
      if (typed !== '') await Promise.all([slack?.say(user, where, typed), teams?.say(user, where, typed)]);
      return true;
    }),
  );
  router.post(
    '/press',
    door(press, async (given, user) =>
      given.platform === 'slack'
        ? ((await slack?.press(user, given)) ?? false)
        : ((await teams?.press(user, given)) ?? false),
    ),
  );
  router.post(
    '/submit',
    door(
      submit,
      async (given, user) =>
        ((await slack?.submit(user, given)) ?? false) || ((await teams?.submit(user, given)) ?? false),
    ),
  );
  router.post('/reset', async (_request, response) => {
    await onReset?.();
    slack?.reset();
    room.reset();
    response.json({});
  });
  router.post('/time', async ({ body }, response) => {
    const to = time.safeParse(body).data;
    if (!to) return refuse(response, 400, 'Geef een moment, zoals {"to":"2026-12-01T10:00:00+01:00"}.');
    if (!moveClock)
      return refuse(
        response,
        501,
        'De klok staat vast, want er is een echt platform ingesteld. Anders krijgen mensen hun kaarten te vroeg.',
      );
    if (Date.parse(to.to) < clock()) return refuse(response, 409, 'De klok kan alleen vooruit.');
    await moveClock(Date.parse(to.to));
    room.changed();
    response.json({});
  });

  return {
    router,
    close() {
      unsubscribe();
      clearInterval(heartbeat);
      clearTimeout(planned);
      for (const response of streams.keys()) response.end();
    },
  };
}

function toState({ room, slack, teams, content, clock }: PageApi, user: User): State {
  const view = room.viewOf(user.id);
  const names = room.users.flatMap(({ id: userId, name }) => [
    ...(slack ? [[slack.workspace.idOf(userId), name]] : []),
    ...(teams ? [[teams.tenant.idOf(userId), name]] : []),
  ]);
  const bots = [slack?.workspace.bot.user, teams?.tenant.bot.id].flatMap((bot) => (bot ? [[bot, 'Lessenbot']] : []));
  return {
    ...view,
    names: Object.fromEntries([...names, ...bots]),
    panes: {
      slack: { ...view.panes.slack, available: slack !== undefined },
      teams: { ...view.panes.teams, available: teams !== undefined },
    },
    content: content(),
    clock: clock(),
  };
}
