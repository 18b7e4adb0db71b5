import { StoreError } from '@tollkeeper/store';
import { describe, expect, it } from 'vitest';

import { ChannelFault } from '../delivering/channel-fault.ts';
import { logFailure } from './log-failure.ts';
import { createLogger } from './logger.ts';

/** The line of the log about an error. */
function lineOf(err: unknown): Readonly<Record<string, unknown>> {
  let written = '';
  const write = (line: string): void => {
    written += line;
  };
  logFailure(createLogger({ level: 'info', secrets: [], write }), err, {
    what: 'ops',
    next: 'The rest goes on.',
  });
  return JSON.parse(written);
}

describe('logFailure', () => {
  it.each([new StoreError('The disk is full.'), new ChannelFault('The disk is full.')])(
    'says what failed and why in one sentence, without a stack, where %s was to be expected',
    (err) => {
      const { time: _, ...line } = lineOf(err);
      expect(line).toEqual({ level: 'error', what: 'ops', msg: 'ops: The disk is full. The rest goes on.' });
    },
  );

  it('keeps the stack of a fault of the guard itself', () => {
    const { err, msg } = lineOf(new TypeError('x is not a function'));
    expect(msg).toBe('ops: this failed. The rest goes on.');
    expect(err).toMatchObject({
      message: 'x is not a function',
      stack: expect.stringContaining('log-failure'),
    });
  });
});
