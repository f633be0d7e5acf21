import { isOneSlip } from '../text/one-slip.ts';

/** Thank you and goodbye; and what people say around it, or alone when they are content. */
const thanks =
  'dank|dankje|dankjewel|danku|dankuwel|bedankt|thanks|thank|thx|thnx|merci|doei|doeg|daag|doeidoei|houdoe|ciao|bye|groet|groeten|groetjes|welterusten';
const content = 'ok|oke|okay|prima|top|toppie|super|fijn|mooi|helder|duidelijk|geweldig|perfect|fantastisch|goed|klaar';
const around =
  'ja|nee|je|jij|jullie|u|you|wel|heel|erg|hartelijk|veel|hoor|nou|en|de|het|een|weer|alvast|dan|dag|voor|hulp|tip|tips|uitleg|info|informatie|les|lessen|moeite|reactie|antwoord|snelle|goede|allemaal|lieve|vriendelijk|vriendelijke|hoi';
const whole = [
  'tot (?:ziens|later|snel|gauw|zo|morgen|dan|straks|kijk|de volgende(?: keer)?|volgende week)',
  'dag hoor|laat maar|dat was het|dat was alles|ik weet genoeg|ik ben klaar|lekker bezig|(?:goed|mooi) zo|goed gedaan|(?:goed|fijn) om te weten|dat helpt(?: me)?|ik ben eruit',
  '(?:een )?(?:fijne?|prettige?|goede?) (?:dag|avond|middag|weekend|week|vakantie)(?: nog| verder)?',
].join('|');

const said = (words: string) => `(?:${words})`;
const isSaid = [
  new RegExp(`^${said(content)}(?: ${said(content)}| hoor)*$`),
  new RegExp(`^(?:${said(`${content}|${around}`)} )*${said(thanks)}(?: ${said(`${thanks}|${content}|${around}`)})*$`),
  new RegExp(`^(?:${said(`${content}|${thanks}`)} )*${said(whole)}(?: ${said(`${thanks}|${content}|${around}`)})*$`),
];

/** Long enough to be known with a slip in them. */
const nearly = ['bedankt', 'dankjewel', 'dank je wel', 'dankuwel', 'tot ziens'];

/** Whether somebody only says thank you or goodbye, or that it is well: any other word makes it something else. */
export function isThanks(key: string): boolean {
  return isSaid.some((pattern) => pattern.test(key)) || nearly.some((word) => isOneSlip(key, word));
}
