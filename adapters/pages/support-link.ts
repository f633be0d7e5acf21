/** Where people reach who runs this bot, a mail address or an https address, as a link. */
export const toSupport = (support: string): string => (support.startsWith('https://') ? support : `mailto:${support}`);
