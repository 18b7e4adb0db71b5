import { describe, expect, it } from 'vitest';

import { discordLoad, slackLoad } from './load.ts';

describe.each([
  ['Slack', slackLoad],
  ['Discord', discordLoad],
])('two hundred commands at once on %s', (_, load) => {
  it('are all acknowledged within three seconds, and all answered', async () => {
    const { acknowledged, answered, right } = await load(200);

    expect(acknowledged).toHaveLength(200);
    expect(Math.max(...acknowledged)).toBeLessThan(3_000);
    expect(answered).toHaveLength(200);
    expect(right).toBe(200);
  });
});
