import { expect, test } from 'vitest';
import { texts } from '#core';
import { html } from '../../../adapters/pages/html.ts';
import { lessonPage } from '../../../adapters/pages/lesson-page.ts';
import { catalogue, core } from '../../support/real-core.ts';

test.each(catalogue.lessons.map((lesson) => [lesson.id, lesson] as const))(
  '“%s” has the sections behind *Meer* in the same order on its page, with those that only a page has',
  (_id, lesson) => {
    const { parts } = core.open({ kind: 'more-of-lesson', lesson: lesson.id });
    const onCard = parts.flatMap((part) => {
      if (part.kind === 'heading') return [part.text];
      return 'heading' in part && part.heading !== undefined ? [part.heading] : [];
    });
    const onPage = [...lessonPage(lesson, catalogue).body.html.matchAll(/<h[23]>([^<]*)/g)].map(
      ([, text = '']) => text,
    );
    expect(onCard.slice(0, 1)).toEqual([texts.groups.source]);
    expect(onCard.length).toBeGreaterThanOrEqual(4);
    const only: readonly string[] = [texts.lesson.phases, texts.lesson.appliesTo, texts.lesson.reinforces];
    const shared = onPage.filter((heading) => !only.includes(heading));
    expect(shared).toEqual(onCard.map((heading) => html`${heading}`.html));
  },
);

test('what a team should do where lessons pull apart stands on both, after the lessons that pull', () => {
  const lesson = catalogue.lesson('communicatieparadox');
  if (!lesson) throw new Error('no lesson');
  const onPage = lessonPage(lesson, catalogue).body.html;
  expect(onPage.indexOf(texts.lesson.tension)).toBeGreaterThan(onPage.indexOf(`<h3>${texts.lesson.inTensionWith}`));
  const { parts } = core.open({ kind: 'more-of-lesson', lesson: lesson.id });
  const at = parts.findIndex((part) => part.kind === 'note' && part.text === texts.lesson.tension);
  const pull = parts.findIndex((part) => 'heading' in part && part.heading === texts.lesson.inTensionWith);
  expect(pull).toBeGreaterThan(0);
  expect(at).toBeGreaterThan(pull);
});
