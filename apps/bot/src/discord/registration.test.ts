import { type FakeDiscord, LIMITS, startFakeDiscord } from '@tollkeeper/fake-discord';
import { bundledCatalog } from '@tollkeeper/pricing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { COMMANDS } from '../commands/commands.ts';
import { registrationBody } from './registration.ts';
import { startDiscord } from './start-discord.ts';
import { logToMemory } from './testing/started.ts';

describe('registrationBody', () => {
  const body = registrationBody(COMMANDS);
  const slash = body.flatMap((command) => (command.type === 1 ? [command] : []));

  it('holds every command and the one in the menu of a message, for servers and direct messages', () => {
    expect(slash.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name));
    expect(body.at(-1)).toMatchObject({ type: 3, name: 'Estimate this' });
    for (const { contexts, integration_types } of body) {
      expect({ contexts, integration_types }).toEqual({ contexts: [0, 1], integration_types: [0] });
    }
  });

  it('stays within the limits for commands', () => {
    const { command } = LIMITS;
    expect(slash.length).toBeLessThanOrEqual(command.chatInput);
    for (const { name, description, options = [] } of slash) {
      expect(name).toMatch(/^[a-z0-9-]{1,32}$/);
      expect(options.length).toBeLessThanOrEqual(command.options);
      const texts = [description, ...options.map((option) => option.description)];
      for (const text of texts) expect(text.length).toBeLessThanOrEqual(command.description);
      for (const option of options) expect(option.name).toMatch(/^[a-z0-9_-]{1,32}$/);
      expect(JSON.stringify([name, options]).length).toBeLessThan(command.total);
    }
  });

  it('puts what is required first, and suggests models where a model is typed', () => {
    const option = { description: 'x', isRequired: false };
    const [command] = registrationBody([
      {
        name: 'x',
        description: 'x',
        usage: '',
        isProtected: false,
        textOf: () => '',
        options: [
          { ...option, name: 'late', suggests: 'models' },
          { ...option, name: 'first', isRequired: true },
        ],
      },
    ]);

    expect(command).toMatchObject({
      options: [
        { name: 'first', required: true, autocomplete: false },
        { name: 'late', required: false, autocomplete: true },
      ],
    });
  });
});

describe('keepRegistered', () => {
  let discord: FakeDiscord;
  beforeEach(async () => {
    discord = await startFakeDiscord();
  });
  afterEach(() => discord.close());

  const commandCalls = () =>
    discord.calls.filter(({ path }) => path.endsWith('/commands')).map(({ method }) => method);

  it('registers at the first start, and asks only at the second', async () => {
    await startAndStop(discord);
    await startAndStop(discord);

    expect(commandCalls()).toEqual(['GET', 'PUT', 'GET']);
  });

  it('registers anew where Discord has something else', async () => {
    await startAndStop(discord);
    await registerOther(discord);
    await startAndStop(discord);

    expect(commandCalls()).toEqual(['GET', 'PUT', 'PUT', 'GET', 'PUT']);
  });

  it('goes on without where Discord does not take it, and says so in the log', async () => {
    discord.faults.serverError({ method: 'PUT', path: /\/commands$/, times: 4 });
    const { log, logged } = logToMemory();

    await startAndStop(discord, log);

    expect(logged.join()).toContain('The commands could not be registered with Discord');
  });
});

async function startAndStop(discord: FakeDiscord, log = logToMemory().log): Promise<void> {
  const connection = { token: discord.token, apiUrl: discord.api };
  await (await startDiscord(connection, { handle: async () => {}, catalog: bundledCatalog, log })).close();
}

async function registerOther({ api, token, applicationId }: FakeDiscord): Promise<void> {
  const changed = registrationBody(COMMANDS).map((command) => ({ ...command, contexts: [0] }));
  const response = await fetch(`${api}/v10/applications/${applicationId}/commands`, {
    method: 'PUT',
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(changed),
  });
  expect(response.status).toBe(200);
}
