import { setTimeout as pause } from 'node:timers/promises';

/** Waits for what must happen, however long that takes here; the test's own time limit is the guard. */
export async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await happened())) await pause(2);
}
