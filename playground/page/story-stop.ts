/** Why a story does not go on: somebody stopped it, or the bot did otherwise than the script expects. */
export class StoryStop extends Error {
  readonly wasAsked: boolean;

  /** The message is a Dutch sentence for people; there is none when they stopped it themselves. */
  constructor(message = '') {
    super(message);
    this.wasAsked = message === '';
  }
}
