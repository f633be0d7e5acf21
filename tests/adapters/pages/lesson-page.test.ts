import { expect, test } from 'vitest';
import { texts } from '#core';
import { html } from '../../../adapters/pages/html.ts';
import { lessonPage } from '../../../adapters/pages/lesson-page.ts';
import { catalogue, core } from '../../support/real-core.ts';

const headings = Object.values(texts.lesson).filter((words) => typeof words === 'string');

/** The headings of sections, in order, without the mark of what is ours: a card may shorten what a page tells whole. */
function headingsOf(said: readonly string[]): readonly string[] {
  return said.map((text) => headings.find((heading) => text.startsWith(heading)) ?? text);
}

test.each(catalogue.lessons.map((lesson) => [lesson.id, lesson] as const))(
  '“%s” has the sections behind *Meer* in the same order on its page, with those that only a page has',
  (_id, lesson) => {
    const { parts } = core.open({ kind: 'more-of-lesson', lesson: lesson.id });
    const onCard = parts.flatMap((part) => ('heading' in part && part.heading !== undefined ? [part.heading] : []));
    const onPage = [...lessonPage(lesson, catalogue).body.html.matchAll(/<h2>([^<]*)/g)].map(([, text = '']) => text);
    const expected = headingsOf(onCard);
    expect(expected.length).toBeGreaterThanOrEqual(4);
    const only: readonly string[] = [texts.lesson.phases, texts.lesson.appliesTo, texts.lesson.reinforces];
    const shared = headingsOf(onPage.map((text) => text.trim())).filter((heading) => !only.includes(heading));
    expect(shared).toEqual(expected.map((heading) => html`${heading}`.html));
  },
);

test('what a team should do where lessons pull apart stands on both, after the lessons that pull', () => {
  const lesson = catalogue.lesson('communicatieparadox');
  if (!lesson) throw new Error('no lesson');
  const onPage = lessonPage(lesson, catalogue).body.html;
  expect(onPage.indexOf(texts.lesson.tension)).toBeGreaterThan(onPage.indexOf(`<h2>${texts.lesson.inTensionWith}`));
  const { parts } = core.open({ kind: 'more-of-lesson', lesson: lesson.id });
  const at = parts.findIndex((part) => part.kind === 'note' && part.text === texts.lesson.tension);
  const before = parts[at - 1];
  expect(before && 'heading' in before ? before.heading : '').toMatch(new RegExp(`^${texts.lesson.inTensionWith}`));
});
