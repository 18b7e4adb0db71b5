import { describe, expect, it } from 'vitest';

import { TOKENS } from '../configuration/testing/made-up-tokens.ts';
import { createLogger } from './logger.ts';

const SIGNING = 'no-prefix-gives-this-away';

function logOf(level: 'debug' | 'info' = 'info') {
  const lines: string[] = [];
  const secrets = [() => TOKENS.bot, () => SIGNING];
  return { lines, log: createLogger({ level, secrets, write: (line) => void lines.push(line) }) };
}

describe('createLogger', () => {
  it('writes one line of JSON with the level as a word and the time as people write it', () => {
    const { lines, log } = logOf();
    log.child({ platform: 'slack' }).warn({ count: 2 }, 'late');
    log.debug('not at this level');

    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        level: 'warn',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        platform: 'slack',
        count: 2,
        msg: 'late',
      },
    ]);
  });

  it('covers secrets wherever they stand: in the text, in fields, in errors and their causes', () => {
    const { lines, log } = logOf('debug');
    const cause = new Error(`refused ${TOKENS.app}`);
    log.error({ err: new Error(`sent ${TOKENS.discord}`, { cause }) }, `with ${TOKENS.bot}`);
    log.info({ deep: { deeper: { deepest: [SIGNING, TOKENS.bot] } }, token: 'short', a: { token: 'short' } });
    log.debug(`Authorization: Bearer ${SIGNING}`);

    expect(lines).toHaveLength(3);
    for (const secret of [...Object.values(TOKENS), SIGNING]) expect(lines.join('')).not.toContain(secret);
    expect(lines.join('')).not.toContain('short');
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
  });

  it('takes from an error of an SDK neither the request nor an address that answers it', () => {
    const { lines, log } = logOf();
    const address = 'https://discord.com/api/v10/webhooks/123456/aW50ZXJhY3Rpb246/messages/@original';
    const error = Object.assign(new Error(`Unknown interaction at ${address}`), {
      code: 10_062,
      status: 404,
      url: address,
      requestBody: { json: { content: 'what somebody asked' } },
      data: { response_url: 'https://hooks.slack.com/commands/T1/2/abc' },
    });
    log.error({ err: error, error: new Error('POST "https://hooks.slack.com/commands/T1/2/abc" failed') });

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: {
        type: 'Error',
        code: 10_062,
        status: 404,
        message: expect.stringContaining('/webhooks/123456/(masked key …'),
      },
      error: { message: 'POST "https://hooks.slack.com/(masked key …/abc)" failed' },
    });
    expect(lines[0]).not.toMatch(/aW50ZXJ|what somebody asked|T1\/2/);
  });

  it('says what was thrown even where it is no error', () => {
    const { lines, log } = logOf();
    log.error({ err: 'only words' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { type: 'string', message: 'only words' } });
  });
});
