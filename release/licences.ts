import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readLockedPackages } from './locked-packages.ts';
import { noticesOf } from './notices.ts';
import { isPermitted } from './permitted.ts';

/**
 * `npm run licences`: the licence of each package that goes along with the bot; fails when one may not, or does not say. With
 * `--write` it makes LICENSE-THIRD-PARTY.txt, of what is in node_modules.
 */
const { write } = parseArgs({ options: { write: { type: 'boolean', default: false } } }).values;
const { going, production } = readLockedPackages();
const byLicence = Map.groupBy(going, ({ licence }) => licence ?? 'none');
for (const [licence, some] of [...byLicence].toSorted(([, one], [, other]) => other.length - one.length))
  console.log(`${licence} (${some.length}): ${some.map(({ name, version }) => `${name} ${version}`).join(', ')}\n`);

const refused = going.filter(({ licence }) => !isPermitted(licence));
for (const { name, version, licence } of refused)
  console.error(`${name} ${version}: ${licence ?? 'no licence'} is not on the list of release/permitted.ts.`);
if (refused.length > 0) process.exitCode = 1;
else console.log(`All ${going.length} may go along with the EUPL-1.2.`);

if (write) {
  writeFileSync('LICENSE-THIRD-PARTY.txt', noticesOf(production));
  console.log('LICENSE-THIRD-PARTY.txt is written.');
}
