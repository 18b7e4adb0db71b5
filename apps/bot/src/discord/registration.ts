import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type Client,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';

import type { CommandDefinition, CommandOption } from '../commands/command-definition.ts';
import { COMMANDS } from '../commands/commands.ts';
import { problemText } from './refusal.ts';

/** The command in the menu of a message. */
const MESSAGE_COMMAND = 'Estimate this';

/** The commands as Discord registers them, for servers and for direct messages with the bot. */
export function registrationBody(
  commands: readonly CommandDefinition[],
): RESTPutAPIApplicationCommandsJSONBody {
  return [
    ...commands.map(({ name, description, options }) => ({
      ...SCOPE,
      type: ApplicationCommandType.ChatInput as const,
      name,
      description,
      // Discord wants what is required first.
      options: options.toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired)).map(optionBody),
    })),
    { ...SCOPE, type: ApplicationCommandType.Message as const, name: MESSAGE_COMMAND },
  ];
}

/**
 * Registers the commands where Discord has others: it takes 200 new ones a day.
 *
 * A failure is logged only: the commands registered before, mentions and direct messages work on.
 */
export async function keepRegistered(client: Client, log: Logger): Promise<void> {
  const body = registrationBody(COMMANDS);
  try {
    const route = Routes.applicationCommands(client.application?.id ?? '');
    if (isDeepStrictEqual(comparable(await client.rest.get(route)), comparable(body))) return;
    await client.rest.put(route, { body });
    log.info({ commands: body.length }, 'Registered the commands with Discord.');
  } catch (error) {
    log.error(
      { problem: problemText(error) },
      'The commands could not be registered with Discord: people may see old ones. Restart the bot to try again.',
    );
  }
}

function optionBody({ name, description, isRequired, suggests }: CommandOption) {
  return {
    type: ApplicationCommandOptionType.String as const,
    name,
    description,
    required: isRequired,
    autocomplete: suggests !== undefined,
  };
}

/** What we say about commands, in one order and without what Discord adds to it. */
function comparable(commands: unknown): unknown {
  return (commands as readonly Known[])
    .map(({ type, name, description = '', contexts, integration_types, options = [] }) => ({
      type,
      name,
      description,
      contexts: contexts?.toSorted(),
      types: integration_types?.toSorted(),
      options: options.map((option) => ({
        type: option.type,
        name: option.name,
        description: option.description,
        required: option.required ?? false,
        autocomplete: option.autocomplete ?? false,
      })),
    }))
    .toSorted((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1));
}

type Known = {
  readonly type?: number;
  readonly name: string;
  readonly description?: string;
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[];
  readonly options?: readonly {
    readonly type: number;
    readonly name: string;
    readonly description: string;
    readonly required?: boolean;
    readonly autocomplete?: boolean;
  }[];
};

const SCOPE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};
