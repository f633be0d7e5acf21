import { z } from 'zod';
import { platformName } from './per-platform.ts';

/** What the playground keeps on disk, checked when it comes back: somebody may have changed it, or an older bot wrote it. */
const record = z.record(z.string(), z.unknown());

const message = z.object({
  platform: platformName,
  id: z.string(),
  room: z.enum(['project', 'direct']),
  from: z.object({ kind: z.enum(['user', 'bot']), name: z.string() }),
  at: z.number(),
  edited: z.boolean(),
  owner: z.string().exactOptional(),
  text: z.string().exactOptional(),
  blocks: z.array(record).readonly().exactOptional(),
  card: z.unknown().optional(),
  thread: z.string().exactOptional(),
  onlyFor: z.string().exactOptional(),
  author: z.string().exactOptional(),
  cardFor: record.exactOptional(),
});

const exchange = z.object({
  id: z.string(),
  platform: platformName,
  direction: z.enum(['to-bot', 'from-bot']),
  what: z.string(),
  at: z.number(),
  tookMs: z.number().exactOptional(),
  status: z.number().exactOptional(),
  request: z.unknown(),
  response: z.unknown().optional(),
});

const violation = z.object({ platform: platformName, at: z.number(), rule: z.string(), detail: z.string() });

export const keptPage = z.object({
  format: z.literal(1),
  /** How far the clock runs ahead of real time, in ms. */
  ahead: z.number().min(0),
  room: z.object({
    messages: z.array(message).readonly(),
    exchanges: z.array(z.object({ exchange, onlyFor: z.string().exactOptional() })).readonly(),
    violations: z.array(violation).readonly(),
  }),
});
export type KeptPage = z.infer<typeof keptPage>;
export type KeptRoom = KeptPage['room'];
