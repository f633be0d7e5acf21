import type { Receiver } from '@slack/bolt';
import express from 'express';
import type { MountParts, PlatformLine } from '../../wire/platform-adapter.ts';
import { receive } from '../receive.ts';
import { createAdmission } from './admission.ts';
import type { DoorSettings } from './configuration.ts';
import { openHttpReceiver, type TakenRequests } from './http-receiver.ts';
import { openSocketReceiver } from './socket-receiver.ts';

export type Door = {
  readonly receiver: Receiver;
  readonly line?: PlatformLine;
  /** From here on things come in, so everything that hears them must be there. */
  start(): void;
};

type Settings = { readonly door: DoorSettings; readonly apiUrl: string };

/** The door by which Slack reaches us. What stands behind it is the same for both. */
export function openDoor({ door, apiUrl }: Settings, parts: MountParts, path: string): Door {
  const { server, log, shared, now = Date.now } = parts;
  const admit = createAdmission({ now, shared, log });
  if (door.kind === 'socket') {
    const line = openSocketReceiver({ ...door, apiUrl, admit, log });
    return { receiver: line, line, start: () => void line.start() };
  }
  const { signingSecret } = door;
  const router = express.Router();
  const taken: TakenRequests = new WeakMap();
  router.post(path, receive({ signingSecret, now, shared, log, admit, taken }));
  return { receiver: openHttpReceiver({ server, router, path, signingSecret, log, taken }), start: () => undefined };
}
