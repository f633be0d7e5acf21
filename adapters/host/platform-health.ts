import type { Logger } from 'pino';
import { given, type NotReady, type Platform, type Probed } from '#core';
import type { Mounted } from '../wire/platform-adapter.ts';
import { platforms } from './platforms.ts';
import type { OnlinePlatforms } from './put-on-platforms.ts';

/** Often enough to hear of an expired secret before the next nudge, and few enough that no platform minds. */
const everyMs = 300_000;

/** What the platforms that are on said when they were last asked whether they take us. */
export type PlatformHealth = {
  /** Asks at once and every five minutes, in the background. */
  start(): void;
  stop(): void;
  /** What is wrong, as far as they said; a platform that does not answer keeps what it said before. */
  reasons(): readonly NotReady[];
  /** Asks each platform once. Never rejects. */
  look(): Promise<void>;
};

/** Nothing is known yet: until a platform has said no, nothing is said of it. */
export function createPlatformHealth(online: () => OnlinePlatforms, log: Logger): PlatformHealth {
  const found = new Map<Platform, readonly NotReady[]>();
  let timer: NodeJS.Timeout | undefined;

  async function ask(id: Platform, probe: () => Promise<Probed>): Promise<void> {
    const probed = await probe();
    if (probed.kind === 'silent') return void log.warn({ platform: id }, 'a platform did not say whether it takes us');
    const reasons = reasonsOf(id, probed);
    if (`${reasons}` !== `${found.get(id) ?? ''}`) tell(id, probed, reasons);
    found.set(id, reasons);
  }

  function tell(platform: Platform, probed: Probed, reasons: readonly NotReady[]): void {
    const facts = given({ reason: probed.kind === 'refused' ? probed.reason : undefined, missing: missingIn(probed) });
    if (reasons.length > 0) log.error({ platform, reasons, ...facts }, 'a platform does not take us as it should');
    else log.info({ platform }, 'a platform takes us again');
  }

  const look = async () => {
    await Promise.all([...online()].map(([id, { probe }]) => ask(id, probe)));
  };
  return {
    look,
    start() {
      void look();
      timer = setInterval(look, everyMs).unref();
    },
    stop: () => clearInterval(timer),
    reasons: () => [
      ...new Set([...[...found.values()].flat(), ...[...online()].flatMap(([id, on]) => lineTrouble(id, on))]),
    ],
  };
}

function reasonsOf(id: Platform, probed: Probed): readonly NotReady[] {
  const { refused, incomplete } = platforms[id].readiness;
  if (probed.kind === 'refused') return [refused];
  return incomplete && missingIn(probed) ? [incomplete] : [];
}

/** Of a line we know at any moment whether it is there. */
function lineTrouble(id: Platform, { line }: Mounted): readonly NotReady[] {
  const { refused, away = refused } = platforms[id].readiness;
  const trouble = line?.trouble();
  return trouble ? [trouble === 'refused' ? refused : away] : [];
}

const missingIn = (probed: Probed) => (probed.kind === 'well' ? probed.missing : undefined);
