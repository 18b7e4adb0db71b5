import { type Card, instantText } from '@tollkeeper/cards';
import type { Store } from '@tollkeeper/store';

/** A chat with the real core behind it, as two people use it: the same on every platform. */
export type Driver = {
  readonly name: string;
  /** A terminal has one person and one place, and neither buttons nor forms. */
  readonly isChat: boolean;
  /** A command: what stands behind its name, or the fields of a platform that has some. */
  readonly ask: (name: string, typed?: Typed, where?: Stand) => Promise<Seen>;
  /** A sentence that calls the bot. */
  readonly says: (sentence: string, where?: Stand) => Promise<Seen>;
  readonly direct: (sentence: string, by?: Who) => Promise<Seen>;
  /** Goes on where an answer stands: in its thread, or as a reply to it. */
  readonly followsUp: (answer: Seen, sentence: string, by?: Who) => Promise<Seen>;
  /** Uses the shortcut "Estimate this" on what somebody else wrote. */
  readonly estimatesThis: (sentence: string) => Promise<Seen>;
  readonly press: (answer: Seen, label: string, by?: Who) => Promise<Seen>;
  /** Presses a button that opens a form. */
  readonly opens: (answer: Seen, label: string, by?: Who) => Promise<OpenForm>;
  /** A message whose only button, "Old", another version made. */
  readonly oldButton: () => Promise<Seen>;
  /** Has the guard write a message into the open channel; nothing where there is none. */
  readonly guardSays: (card: Card) => Promise<Seen>;
  /** What the bot and the guard keep together. */
  readonly store: Store;
  /** As it must be typed to call a person by name. */
  readonly callOf: (who: Who) => string;
  readonly sees: (who: Who) => readonly Seen[];
  /** Everything that was logged, and everything that the store wrote. */
  readonly logged: () => string;
  readonly stored: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Only Anna may see spend. */
export type Who = 'anna' | 'ben';

/** Nothing is answered in the closed channel. */
export type Stand = { readonly by?: Who; readonly in?: 'channel' | 'closed' | 'thread' };

export type Typed = string | Readonly<Record<string, string>>;

/** A message of the bot, as somebody sees it. */
export type Seen = {
  readonly id: string;
  /** All that can be read, in one line and without the marks of the platform. */
  readonly text: string;
  readonly buttons: readonly string[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly isPrivate: boolean;
  /** Who is notified by it. */
  readonly calls: readonly string[];
};

/** A form before somebody, with what stands in its fields, by their keys. */
export type OpenForm = {
  readonly values: Readonly<Record<string, string>>;
  readonly fill: (values: Readonly<Record<string, string>>) => Promise<Filled>;
};

export type Filled =
  | { readonly kind: 'answered'; readonly seen: Seen }
  /** `again` is the form as it can be corrected. */
  | { readonly kind: 'wrong'; readonly errors: string; readonly again: () => Promise<OpenForm> };

/** What differs between the runs of a driver. */
export type DriverOptions = {
  readonly questionsPerMinute?: number;
  readonly answers?: 'private' | 'shared';
};

/** Takes the marks of the platforms out of a text, so that it reads the same everywhere. */
export function plain(text: string): string {
  return text
    .replace(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&' })[name] ?? '')
    .replace(/\\([^a-z0-9\s])/gi, '$1')
    .replace(/\*\*|`|\u200b/g, '')
    .replace(/<t:(\d+):f>/g, (_, seconds: string) => instantText(new Date(Number(seconds) * 1_000)))
    .replace(/\s+/g, ' ')
    .trim();
}
