/** The ways back to somebody who did something in Slack. */
export type Route = {
  readonly user: string;
  readonly channel: string;
  readonly thread?: string;
  /** Whether the channel is the person's own with the bot. */
  readonly isDirect: boolean;
  /** An address for answers, good wherever the person may write, even where the bot is no member. */
  readonly responseUrl?: string;
  /** Lets a form be opened, once, within three seconds. */
  readonly trigger?: string;
  /** The message whose button was pressed. */
  readonly pressed?: PressedMessage;
};

export type PressedMessage = { readonly ts: string; readonly isEphemeral: boolean };
