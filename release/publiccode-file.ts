import { z } from 'zod';

/** The parts of publiccode.yml that we fill in, by the standard. https://yml.publiccode.tools/schema.core.html */
const described = z.strictObject({
  shortDescription: z.string().max(150),
  longDescription: z.string().min(500).max(10_000),
  features: z.array(z.string().max(100)).min(1),
});
const dependency = z.strictObject({
  name: z.string().min(1),
  versionMin: z.string().optional(),
  optional: z.boolean().optional(),
});
const publicCode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.4'),
  name: z.string().min(1),
  url: z.url({ protocol: /^https$/, error: 'is not an https address of a repository' }),
  /** Of a version that is out. */
  softwareVersion: z.string().optional(),
  releaseDate: z.iso.date().optional(),
  platforms: z.array(z.enum(['web', 'windows', 'mac', 'linux', 'ios', 'android'])).min(1),
  categories: z.array(z.string()).min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.literal('standalone/backend'),
  intendedAudience: z.strictObject({
    countries: z.array(z.string().regex(/^[a-z]{2}$/)),
    scope: z.array(z.string()),
  }),
  description: z.record(z.string().regex(/^[a-z]{2}$/), described),
  legal: z.strictObject({ license: z.string().min(1) }),
  maintenance: z.strictObject({
    type: z.literal('community'),
    contacts: z.array(z.strictObject({ name: z.string().min(1, 'is empty') })).min(1),
  }),
  localisation: z.strictObject({ localisationReady: z.boolean(), availableLanguages: z.array(z.string()).min(1) }),
  dependsOn: z.strictObject({ open: z.array(dependency), proprietary: z.array(dependency) }),
});

export type PublicCode = z.infer<typeof publicCode>;

type Given = {
  readonly url: string;
  /** A person; the standard takes no organisation here. */
  readonly contact: string;
  readonly version: string;
  /** The day of that version, when it is out: `2026-12-01`. */
  readonly released?: string | undefined;
};

/** What stands in publiccode.yml, or every fault in it. A candidate is a beta, and has no version that is out. */
export function publicCodeOf(
  template: object,
  { url, contact, version, released }: Given,
): PublicCode | readonly string[] {
  const isOut = !version.includes('-') && released !== undefined;
  const read = publicCode.safeParse({
    ...template,
    url,
    developmentStatus: isOut ? 'stable' : 'beta',
    ...(isOut ? { softwareVersion: version, releaseDate: released } : {}),
    maintenance: { type: 'community', contacts: [{ name: contact.trim() }] },
  });
  return read.data ?? read.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`);
}
