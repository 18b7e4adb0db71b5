/** A command of the chats: one table for help texts, Slack's manifest and Discord's registration. */
export type CommandDefinition = {
  /** Small letters, without the slash. */
  readonly name: string;
  /** At most 100 characters (Discord). */
  readonly description: string;
  /** What may stand behind the name, as Slack hints at it while one types. */
  readonly usage: string;
  /** Where a platform has fields for a command; `textOf` makes the typed form of them. */
  readonly options: readonly CommandOption[];
  /** Whether only people who may see spend may use it. */
  readonly isProtected: boolean;
  /** The text behind the name that says the same as the options. */
  readonly textOf: (options: Readonly<Record<string, string>>) => string;
};

export type CommandOption = {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** What is suggested while one types. */
  readonly suggests?: 'models';
};
