import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Counts, StoreError } from '#core/store';
import type { Meter } from './meter.ts';

/** Three seconds is what Slack waits for an acknowledgement, ten what we wait for a platform. */
const answerBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];
/** From the second after its moment to a day: later than that a nudge is skipped. */
const lateBuckets = [1, 5, 15, 60, 300, 900, 3600, 14_400, 43_200, 86_400];

/** The figures of one bot, and who fills them. */
export type Figures = {
  readonly meter: Meter;
  readonly contentType: string;
  /** All of them as OpenMetrics text. */
  print(): Promise<string>;
};

/** Figures at zero. `count` looks in the store at each reading, which all processes share; `onError` hears what failed. */
export function createFigures(count: () => Promise<readonly Counts[]>, onError: (error: unknown) => void): Figures {
  const registry = new Registry<OpenMetrics>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  const registers = [registry];
  collectDefaultMetrics<OpenMetrics>({ register: registry });
  const meter = createMeter(registers);
  const look = createLook(count, registers, onError);
  return {
    meter,
    contentType: registry.contentType,
    async print() {
      await look();
      return registry.metrics();
    },
  };
}

type OpenMetrics = typeof Registry.OPENMETRICS_CONTENT_TYPE;
type Registers = Registry<OpenMetrics>[];

function createMeter(registers: Registers): Meter {
  const questions = new Counter({
    name: 'lessenbot_questions_total',
    help: 'Questions and presses that were understood, by kind of what was asked',
    labelNames: ['kind'],
    registers,
  });
  const answers = new Histogram({
    name: 'lessenbot_answer_seconds',
    help: 'From taking what a platform brought until all of it was done, the answer included',
    labelNames: ['platform'],
    buckets: answerBuckets,
    registers,
  });
  const untaken = new Counter({
    name: 'lessenbot_answers_failed_total',
    help: 'Calls with something for who asked that a platform refused or left in doubt; another way may have brought it',
    labelNames: ['platform', 'reason'],
    registers,
  });
  const nudges = new Counter({
    name: 'lessenbot_nudges_total',
    help: 'Calls for a nudge, by how they ended and why',
    labelNames: ['platform', 'outcome', 'reason'],
    registers,
  });
  const late = new Histogram({
    name: 'lessenbot_nudge_late_seconds',
    help: 'How long after its moment a nudge that arrived was offered',
    labelNames: ['platform'],
    buckets: lateBuckets,
    registers,
  });
  const errors = new Counter({
    name: 'lessenbot_platform_errors_total',
    help: 'Posts and probes of our own that a platform refused, or left in doubt, by kind',
    labelNames: ['platform', 'kind'],
    registers,
  });
  return {
    asked: (kind) => questions.inc({ kind }),
    answered: (platform, seconds) => answers.observe({ platform }, seconds),
    untaken: (platform, reason) => untaken.inc({ platform, reason }),
    offered({ platform, outcome, lateMs }) {
      const reason = outcome.kind === 'sent' ? 'none' : outcome.reason;
      nudges.inc({ platform, outcome: outcome.kind, reason });
      if (outcome.kind === 'sent') late.observe({ platform }, lateMs / 1000);
    },
    troubled: (platform, kind) => errors.inc({ platform, kind }),
  };
}

/** Reads what stands in the store into the figures; while the store is away they are absent, for nobody knows them. */
function createLook(
  count: () => Promise<readonly Counts[]>,
  registers: Registers,
  onError: (error: unknown) => void,
): () => Promise<void> {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Gauge({ name, help, labelNames, registers });
  const up = gauge('lessenbot_store_up', 'Whether the store answered at this reading', []);
  const uncertain = gauge(
    'lessenbot_uncertain',
    'Messages of which nobody knows whether they arrived, in the whole store',
    ['platform', 'what'],
  );
  const parked = gauge('lessenbot_parked', 'Places that do not let us in, in the whole store', ['platform', 'what']);
  return async () => {
    const counts = await count().catch((error: unknown) => {
      if (!(error instanceof StoreError)) onError(error);
      return undefined;
    });
    up.set(counts ? 1 : 0);
    uncertain.reset();
    parked.reset();
    for (const { platform, ...counted } of counts ?? []) {
      uncertain.set({ platform, what: 'nudge' }, counted.uncertainNudges);
      uncertain.set({ platform, what: 'announcement' }, counted.uncertainAnnouncements);
      parked.set({ platform, what: 'channel' }, counted.parkedChannels);
      parked.set({ platform, what: 'workspace' }, counted.blockedWorkspaces);
    }
  };
}
