import { describe, expect, it } from 'vitest';

import { withoutSettings } from './environment.ts';

describe('withoutSettings', () => {
  it('leaves out every credential, address and file of a person, and nothing else', () => {
    const kept = { PATH: '/bin', HOME: '/home/erin', NODE_OPTIONS: '', SIMULATOR_SPEED: '60' };
    const settings = {
      OPENROUTER_API_KEY: 'made up',
      SLACK_WEBHOOK_URL: 'made up',
      DISCORD_BOT_TOKEN: 'made up',
      TOLLKEEPER_GUARD_CONFIG: 'guard.yaml',
      TOLLKEEPER_HEARTBEAT_URL: 'made up',
      DATABASE_URL: 'made up',
    };

    expect(withoutSettings({ ...kept, ...settings })).toEqual(kept);
  });
});
