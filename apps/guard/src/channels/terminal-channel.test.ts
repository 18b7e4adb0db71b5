import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

import { terminalChannel } from './terminal-channel.ts';
import { alertMessage } from './testing/messages.ts';

describe('terminalChannel', () => {
  it('tries again later where nothing can be written', async () => {
    const write = () => Promise.reject(new Error('EPIPE'));

    expect(await terminalChannel({ name: 'terminal', write }).send(alertMessage())).toEqual({
      kind: 'again',
      reason: 'The terminal could not be written to.',
      ambiguous: true,
    });
  });

  it('waits until it is written', async () => {
    let isWritten = false;
    const write = async () => {
      await setTimeout(20);
      isWritten = true;
    };
    await terminalChannel({ name: 'terminal', write }).send(alertMessage());

    expect(isWritten).toBe(true);
  });
});
