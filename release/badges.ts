import { makeBadge } from 'badge-maker';
import { z } from 'zod';

const known = z.object({ version: z.string(), license: z.string() });

/** The badges of the README, by file name, as SVG: only what package.json says. Throws when it does not say so. */
export function badgesOf(packageJson: unknown): ReadonlyMap<string, string> {
  const { version, license } = known.parse(packageJson);
  const badge = (label: string, message: string) =>
    `${makeBadge({ label, message, color: 'informational', style: 'flat', idSuffix: label })}\n`;
  return new Map([
    ['licence.svg', badge('licence', license)],
    ['version.svg', badge('version', version)],
  ]);
}
