/** Somebody with an account: a person, or the bot itself. */
export type Account = {
  readonly id: string;
  readonly username: string;
  readonly isBot: boolean;
  /** The ids of their roles in the server. */
  readonly roles?: readonly string[];
};

/** A channel of the server, a thread in one, or the direct messages of a person with the bot. */
export type Channel = {
  readonly id: string;
  readonly kind: 'text' | 'thread' | 'dm';
  readonly name: string;
  /** Of a thread: the channel it is in. */
  readonly parentId?: string;
  /** Of direct messages: the person. */
  readonly personId?: string;
};

/** What the bot may do in a channel: everything, read only, or not even see it. */
export type BotAccess = 'full' | 'read-only' | 'none';

/** An address by which somebody outside writes into a channel, under a name of its own. */
export type Webhook = {
  readonly account: Account;
  readonly channel: Channel;
  readonly token: string;
};
