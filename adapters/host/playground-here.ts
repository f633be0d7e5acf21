import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Why the playground cannot be on here, if so. A production install and the image leave out the packages that it alone needs;
 * one of them tells of all, for they come and go together.
 */
export function playgroundFaults({ playground }: { readonly playground: boolean }): readonly string[] {
  if (!playground || isHere()) return [];
  return [
    'De speeltuin is hier niet geïnstalleerd. Stel Slack of Teams in (zie docs/beheer.md), of draai npm ci zonder --omit=dev.',
  ];
}

function isHere(): boolean {
  try {
    createRequire(import.meta.url).resolve('adaptivecards');
    return existsSync(join(import.meta.dirname, '../../playground'));
  } catch {
    return false;
  }
}
