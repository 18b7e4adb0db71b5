import { ALERTS } from './alerts.ts';
import { BUDGET } from './budget.ts';
import type { Command } from './command.ts';
import { COMPARE } from './compare.ts';
import { DIAGNOSE } from './diagnose.ts';
import { ESTIMATE } from './estimate.ts';
import { HELP } from './help.ts';
import { NEW } from './new.ts';
import { PLAN } from './plan.ts';
import { PRICE } from './price.ts';

/** Every command of the chats, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  ESTIMATE,
  COMPARE,
  PRICE,
  BUDGET,
  ALERTS,
  DIAGNOSE,
  PLAN,
  NEW,
  HELP,
];

/** The command of a name, in small letters and without the slash. */
export function commandNamed(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}

/** What would be typed behind the name of a command to say the same as its options; empty for an unknown command. */
export function commandText(name: string, options: Readonly<Record<string, string>>): string {
  return commandNamed(name)?.textOf(options).trim() ?? '';
}
