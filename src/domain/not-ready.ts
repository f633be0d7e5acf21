/** Why the bot cannot do all of its work. Look-ups go on whatever it is. */
export type NotReady =
  | 'database'
  | 'content'
  | 'disk'
  | 'slack-token'
  | 'slack-scopes'
  | 'slack-socket'
  | 'teams-sign-in';
