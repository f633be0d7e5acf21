import type * as adaptiveCards from 'adaptivecards';
import type MarkdownIt from 'markdown-it';

/** Two libraries that come as plain scripts, next to the modules of the page. */
declare global {
  const AdaptiveCards: typeof adaptiveCards;
  const markdownit: (options: { readonly html: boolean; readonly linkify: boolean }) => InstanceType<typeof MarkdownIt>;
}
