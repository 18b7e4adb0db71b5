/** Something that a person did in a chat, whatever the platform. */
export type Request = {
  /** Unique for every thing done on its platform: what is delivered twice is answered once. */
  readonly id: string;
  readonly by: Person;
  readonly place: Place;
  readonly did: Deed;
};

export type Person = {
  readonly id: string;
  /** Ids of the roles of a person at the place, where the platform has roles. */
  readonly roles: readonly string[];
  /** What the platform tells of them, asked only when it is needed; it never rejects. */
  readonly profile?: () => Promise<Profile>;
};

export type Profile = {
  readonly name?: string;
  /** Such as `Europe/Berlin`. */
  readonly timeZone?: string;
};

export type Place = {
  readonly platform: 'slack' | 'discord' | 'terminal';
  /** The Slack workspace or Discord server; empty where there is none. */
  readonly workspace: string;
  readonly channel: string;
  /** Where several people talk about one thing: they share what was said. */
  readonly thread?: string;
  /** Whether nobody but the person and the bot reads along. */
  readonly isDirect: boolean;
};

export type Deed =
  /** A sentence: a mention, a direct message, a follow-up in a thread; `continues` is the id of the answer it replies to. */
  | { readonly kind: 'message'; readonly text: string; readonly continues?: string }
  /** `text` is what stands behind the name, as it would be typed. */
  | { readonly kind: 'command'; readonly name: string; readonly text: string }
  /** A button; `code` is what `encodeAction` wrote, perhaps another version of it. */
  | { readonly kind: 'press'; readonly code: string }
  /** A form that was sent; `values` holds the fields that were shown, by their keys. */
  | { readonly kind: 'form'; readonly code: string; readonly values: Readonly<Record<string, string>> };
