import { DiscordjsError, DiscordjsErrorCodes } from 'discord.js';
import { describe, expect, it } from 'vitest';

import { closedProblem, startProblem } from './start-problem.ts';

const connection = { token: 'secret.token.here' };

describe('startProblem', () => {
  it('names the setting and the fix for a wrong token, whoever noticed it', () => {
    const noticed = [
      new (DiscordjsError as unknown as new (code: string) => Error)(DiscordjsErrorCodes.TokenInvalid),
      new Error('Authentication failed'),
    ];

    for (const error of noticed) {
      expect(startProblem(error, connection)).toMatch(
        /DISCORD_BOT_TOKEN: it is wrong or was revoked.*Reset Token/,
      );
    }
  });

  it('says what to look at for disallowed intents', () => {
    expect(startProblem(new Error('Used disallowed intents'), connection)).toMatch(
      /Discord Developer Portal/,
    );
  });

  it('says until when no more log-ins are allowed', () => {
    const said =
      'Not enough sessions remaining to spawn 1 shards; only 0 remaining; resets at 2026-11-22T00:00:00Z';

    expect(startProblem(new Error(said), connection)).toContain('resets at 2026-11-22T00:00:00Z');
  });

  it('names the address where Discord is not there, and never the token', () => {
    const sentence = startProblem(new Error('connect ECONNREFUSED with secret.token.here'), {
      ...connection,
      apiUrl: 'http://127.0.0.1:9/api',
    });

    expect(sentence).toContain('http://127.0.0.1:9/api (TOLLKEEPER_DISCORD_API_URL) could not be reached');
    expect(sentence).not.toContain('secret');
  });
});

describe('closedProblem', () => {
  it('says why, by the code', () => {
    expect(closedProblem(4004)).toContain('DISCORD_BOT_TOKEN');
    expect(closedProblem(4014)).toContain('intents');
    expect(closedProblem(4012)).toContain('4012');
  });
});
