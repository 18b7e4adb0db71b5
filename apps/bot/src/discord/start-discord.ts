import { Events } from 'discord.js';

import type { PlatformPorts, RunningPlatform } from '../requests/platform.ts';
import { answerInteraction } from './answer-interaction.ts';
import { answerMessage } from './answer-message.ts';
import { drawingQueue } from './drawing-queue.ts';
import { type DiscordConnection, newClient } from './new-client.ts';
import { keepRegistered } from './registration.ts';
import { startProblem } from './start-problem.ts';
import type { Tools } from './tools.ts';
import { watchConnection } from './watch-connection.ts';
import { workUnderWay } from './work-under-way.ts';

/**
 * Connects to Discord, registers the commands where they changed, and answers from then on.
 *
 * @throws where the start cannot succeed, with a sentence that names the setting and the fix and never the token.
 */
export async function startDiscord(
  connection: DiscordConnection,
  { handle, catalog, log }: PlatformPorts,
): Promise<RunningPlatform> {
  const client = newClient(connection);
  const tools: Tools = { handle, catalog, log, rest: client.rest, pictures: drawingQueue() };
  const work = workUnderWay(log);
  const { isReady, firstReady, ends } = watchConnection(client, log);
  client.on(Events.InteractionCreate, (interaction) => work.add(answerInteraction(interaction, tools)));
  client.on(Events.MessageCreate, (message) => work.add(answerMessage(message, tools)));
  try {
    await Promise.all([client.login(connection.token), firstReady]);
  } catch (error) {
    ends();
    await client.destroy();
    throw new Error(startProblem(error, connection));
  }
  await keepRegistered(client, log);
  return {
    name: 'discord',
    isReady,
    close: async () => {
      await work.finished(LONGEST_DRAIN);
      ends();
      await client.destroy();
    },
  };
}

/** Of the ten seconds in which the whole service has to stop, in milliseconds. */
const LONGEST_DRAIN = 8_000;
