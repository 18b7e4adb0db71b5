import type { Plans } from '@tollkeeper/store';

import type { Conversation } from '../converse/conversation.ts';
import type { Surroundings, Turn } from '../converse/turn.ts';
import type { Reading } from '../converse/with-reader.ts';
import type { GuardDesk } from '../watching/guard-desk.ts';
import type { CommandDefinition } from './command-definition.ts';

/** A command: how it looks from outside, and how it answers. */
export type Command = CommandDefinition & {
  /** `rest` is what stands behind the name, with secrets masked. */
  readonly answer: (
    rest: string,
    conversation: Conversation,
    around: CommandSurroundings,
  ) => Turn | Promise<Turn>;
};

/** What a command rests on besides its text; without a shelf no plan can be kept, without a guard nothing is watched. */
export type CommandSurroundings = Surroundings & {
  readonly reading?: Reading | undefined;
  readonly shelf?: PlanShelf | undefined;
  readonly guard?: GuardDesk | undefined;
};

/** The saved plans of a workspace, and who asks for them. */
export type PlanShelf = {
  readonly plans: Plans;
  /** With its platform, so that it is unique across all of them. */
  readonly workspace: string;
  readonly person: string;
  /** Whether plans that others saved may be removed too. */
  readonly mayRemoveAll: boolean;
  readonly now: () => Date;
  readonly newId: () => string;
};
