import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readSettings } from './read-settings.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollkeeper-settings-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('readSettings', () => {
  it('reads the file that TOLLKEEPER_BOT_CONFIG names, and tells its mistakes by that name', async () => {
    const path = join(folder, 'team.yaml');
    await writeFile(path, 'questions_per_minute: 7');
    expect(await readSettings({ TOLLKEEPER_BOT_CONFIG: path })).toMatchObject({
      kind: 'settings',
      settings: { access: { questionsPerMinute: 7 } },
    });
    await writeFile(path, 'questions: 7');
    expect(await readSettings({ TOLLKEEPER_BOT_CONFIG: path })).toEqual({
      kind: 'mistaken',
      mistakes: [expect.stringContaining(`${path} line 1: bot.yaml has no key "questions"`)],
    });
  });

  it('does not run without a file that is named, and tells the mistakes of the environment with it', async () => {
    const path = join(folder, 'none.yaml');
    expect(await readSettings({ TOLLKEEPER_BOT_CONFIG: path, TOLLKEEPER_LOG_LEVEL: 'loud' })).toEqual({
      kind: 'mistaken',
      mistakes: [
        `${path}, named by TOLLKEEPER_BOT_CONFIG, cannot be read: there is no such file.`,
        'TOLLKEEPER_LOG_LEVEL must be one of debug, info, warn, error.',
      ],
    });
  });

  it('needs no file', async () => {
    expect(await readSettings({ TOLLKEEPER_BOT_CONFIG: ' ' })).toMatchObject({ kind: 'settings' });
  });
});
