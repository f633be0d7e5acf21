import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createFigures } from '../../adapters/host/prometheus.ts';

/** The dashboard and the alerts ask for figures that there are, by labels that they have. */

type Dashboard = { readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[] };
type Alerts = { readonly groups: readonly { readonly rules: readonly { readonly expr: string }[] }[] };

const dashboard: Dashboard = JSON.parse(readFileSync('docs/monitoring/grafana.json', 'utf8'));
const alerts: Alerts = parse(readFileSync('docs/monitoring/alerts.yaml', 'utf8'));
const asked = [
  ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ...alerts.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
];

/** What Prometheus itself adds: whether it could read us, and where. */
const ofPrometheus = { names: ['up'], labels: ['job', 'instance'] };
const words = new Set(
  'sum max min by rate increase histogram_quantile absent or and unless offset on without'.split(' '),
);

/** The names of series in a query: neither functions, nor what stands in selectors, groupings, ranges and numbers. */
const namesIn = (query: string) =>
  (query.replace(/\bby \([^)]*\)|\{[^}]*\}|\[[^\]]*\]|offset \d+[smhdw]/g, ' ').match(/\b[a-z]\w*/g) ?? []).filter(
    (word) => !words.has(word),
  );
const labelsIn = (query: string) => [
  ...[...query.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/)),
  ...[...query.matchAll(/\{([^}]*)\}/g)].flatMap(([, list = '']) => list.match(/\w+(?=\s*[=!])/g) ?? []),
];

/** Figures in which each of ours was moved once. */
async function figures(): Promise<string> {
  const counts = {
    platform: 'slack',
    uncertainNudges: 0,
    uncertainAnnouncements: 0,
    parkedChannels: 0,
    blockedWorkspaces: 0,
  } as const;
  const { meter, print } = createFigures(
    async () => [counts],
    () => undefined,
  );
  meter.asked('help');
  meter.answered('slack', 1);
  meter.untaken('slack', 'refused');
  meter.offered({ platform: 'slack', outcome: { kind: 'sent' }, lateMs: 1 });
  meter.troubled('slack', 'no-answer');
  return print();
}

test('every query of the dashboard and the alerts names figures and labels that there are', async () => {
  const text = await figures();
  const names = new Set([...text.matchAll(/^(\w+)[{ ]/gm)].map(([, name]) => name));
  const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, name]) => name));
  expect(asked.length).toBeGreaterThan(15);
  expect(asked.filter((query) => namesIn(query).length === 0)).toEqual([]);
  const unknown = (found: readonly string[], there: ReadonlySet<string | undefined>, more: readonly string[]) =>
    found.filter((name) => !there.has(name) && !more.includes(name));
  expect(asked.flatMap((query) => unknown(namesIn(query), names, ofPrometheus.names))).toEqual([]);
  expect(asked.flatMap((query) => unknown(labelsIn(query), labels, ofPrometheus.labels))).toEqual([]);
});

test('every figure of ours is on the dashboard', async () => {
  const ours = [...(await figures()).matchAll(/^# TYPE (lessenbot_\w+)/gm)].map(([, name = '']) => name);
  expect(ours).toHaveLength(9);
  const shown = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join('\n');
  expect(ours.filter((name) => !shown.includes(name))).toEqual([]);
});
