import type { LockedPackage, LockedPackages } from './locked-packages.ts';

type Project = {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
};

/**
 * A CycloneDX 1.5 bill of materials: what goes along with the bot, with its licence, the hash that npm checks and what needs what. Made
 * from the lockfile by ourselves: `npm sbom --omit dev` (npm 11) leaves out what a development package needs as well, zod and pg-types among them.
 * https://cyclonedx.org/docs/1.5/json/
 */
export function billOf(
  project: Project,
  { going, direct }: Pick<LockedPackages, 'going' | 'direct'>,
  timestamp: string,
) {
  const byPath = new Map(going.map((one) => [one.path, one]));
  const own = `${project.name}@${project.version}`;
  // A package may stand in several folders; it is one component, that needs what it needs in any of them.
  const components = Map.groupBy(going, reference);
  const references = (paths: readonly string[]) =>
    [...new Set(paths.flatMap((path) => byPath.get(path) ?? []).map(reference))].toSorted();
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      timestamp,
      lifecycles: [{ phase: 'pre-build' }],
      component: {
        'bom-ref': own,
        type: 'application',
        ...project,
        license: undefined,
        purl: `pkg:npm/${own}`,
        licenses: [{ license: { id: project.license } }],
      },
    },
    components: [...components].flatMap(([, [one]]) => (one ? [component(one)] : [])),
    dependencies: [
      { ref: own, dependsOn: references(direct.map((name) => `node_modules/${name}`)) },
      ...[...components].map(([ref, some]) => ({ ref, dependsOn: references(some.flatMap(({ needs }) => needs)) })),
    ],
  };
}

const reference = ({ name, version }: LockedPackage) => `${name}@${version}`;

function component(one: LockedPackage) {
  const { name, version, licence, optional, integrity = '' } = one;
  const [, hash = ''] = /^sha512-(.+)$/.exec(integrity) ?? [];
  return {
    'bom-ref': reference(one),
    type: 'library',
    name,
    version,
    scope: optional ? 'optional' : 'required',
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(hash === '' ? {} : { hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }] }),
    ...(licence === undefined
      ? {}
      : { licenses: [/[\s(]/.test(licence) ? { expression: licence } : { license: { id: licence } }] }),
  };
}
