import type { TeamsAction } from '../state.ts';
import { h } from './dom.ts';
import { texts } from './page-texts.ts';
import { hostConfig } from './teams-host.ts';

/** The Markdown that Teams knows in cards: bold, italic, lists and links, and never HTML. */
const markdown = markdownit({ html: false, linkify: false }).disable([
  ...['table', 'heading', 'lheading', 'code', 'fence', 'blockquote', 'hr', 'html_block', 'reference'],
  ...['image', 'html_inline', 'autolink', 'backticks', 'strikethrough'],
]);

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  // The renderer puts this into the page as it is; markdown-it has escaped everything that is not its own.
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};
AdaptiveCards.Strings.defaults.overflowButtonTooltip = () => texts.block.more;

const host = new AdaptiveCards.HostConfig(hostConfig);

/** A message of the bot without a card, in Markdown: the renderer knows that too. */
export function toTextCard(text: string): unknown {
  return { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text, wrap: true }] };
}

/** An Adaptive Card, drawn by Microsoft's own renderer. It checks the inputs itself before it reports an action. */
export function drawCard(payload: unknown, press: (action: TeamsAction) => void): HTMLElement {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = host;
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.ExecuteAction)
      press({ type: 'Action.Execute', ...(action.verb && { verb: action.verb }), data: action.data });
    else if (action instanceof AdaptiveCards.SubmitAction) press({ type: 'Action.Submit', data: action.data });
    else if (action instanceof AdaptiveCards.OpenUrlAction && /^https?:/i.test(action.url ?? ''))
      window.open(action.url, '_blank', 'noopener,noreferrer');
  };
  card.parse(payload);
  const drawn = card.render() ?? h('p', {}, texts.block.unknown('kaart'));
  // A card is not a control: only what is inside it takes the focus.
  drawn.removeAttribute('tabindex');
  // “Bekijk” six times over says little to the ear; the tooltip of the action says which one.
  for (const button of drawn.querySelectorAll<HTMLElement>('button[title]')) button.ariaLabel = button.title;
  return h('div', { class: 'card' }, drawn);
}
