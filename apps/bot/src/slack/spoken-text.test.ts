import { describe, expect, it } from 'vitest';

import { spokenText } from './spoken-text.ts';

describe('spokenText', () => {
  it.each([
    ['<@U0BOT> what about 10k?', 'what about 10k?'],
    ['hey <@U0BOT|costbot>, and <@U05K1M|maria>?', 'hey , and @maria?'],
    ['for <@U05K1M> in <#C1|general> and <#C2>', 'for @someone in #general and #channel'],
    ['<!here> <!subteam^S1|@team> <!date^1^{date}|21 November>', '@here @team 21 November'],
    [
      'see <https://a.example/x?y=1&amp;z=2> or <https://a.example|the page>',
      'see https://a.example/x?y=1&z=2 or the page',
    ],
    ['<mailto:a@b.example|a@b.example> <mailto:a@b.example>', 'a@b.example a@b.example'],
    ['R&amp;D, 5 &lt; 6 &gt; 4, &amp;lt; stays', 'R&D, 5 < 6 > 4, &lt; stays'],
    ['a < b, unclosed <@U1', 'a < b, unclosed <@U1'],
  ])('reads %s', (text, spoken) => {
    expect(spokenText(text, 'U0BOT')).toBe(spoken);
  });

  it('takes 2,000 mentions and 100,000 brackets in no time', () => {
    const from = performance.now();

    expect(spokenText('<@U1|a>'.repeat(2_000), 'U0BOT')).toBe('@a'.repeat(2_000));
    spokenText('<'.repeat(100_000), 'U0BOT');
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});
