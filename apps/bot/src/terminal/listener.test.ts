import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { isReaderWanted, openListener } from './listener.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tollkeeper-listener-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function refusalOf(environment: Readonly<Record<string, string>>): Promise<string> {
  const opened = await openListener(environment, { person: 'terminal' });
  if (opened.kind === 'ready') await opened.store.close();
  return opened.kind === 'refused' ? opened.text : opened.kind;
}

describe('openListener', () => {
  it('remembers in memory and reads by the rules unless something is configured', async () => {
    const opened = await openListener({}, { person: 'terminal' });

    expect(opened).toMatchObject({ kind: 'ready', reading: undefined });
    if (opened.kind === 'ready') await opened.store.close();
  });

  it('remembers in the file that is named, and reads for the person who asks', async () => {
    const environment = {
      TOLLKEEPER_STORE: join(folder, 'store.sqlite'),
      TOLLKEEPER_READER_MODEL: 'fake/one',
      OPENROUTER_API_KEY: 'sk-or-v1-0000',
    };
    const opened = await openListener(environment, { person: 'terminal' });

    expect(opened).toMatchObject({ kind: 'ready', reading: { person: 'terminal' } });
    if (opened.kind === 'ready') await opened.store.close();
  });

  it('wants a file for a reader: a daily limit that is forgotten with the program is none', async () => {
    expect(await refusalOf({ TOLLKEEPER_READER_MODEL: 'fake/one', OPENROUTER_API_KEY: 'k' })).toBe(
      'TOLLKEEPER_STORE must name a file (or DATABASE_URL a database) when TOLLKEEPER_READER_MODEL is set: the daily limits of the reader are counted in it.',
    );
  });

  it('names all settings that are wrong at once, and no key', async () => {
    const refusal = await refusalOf({
      TOLLKEEPER_READER_MODEL: 'two words',
      TOLLKEEPER_READER_BASE_URL: 'http://example.com',
      TOLLKEEPER_READER_DAILY_PER_PERSON: '-1',
      TOLLKEEPER_READER_DAILY_TOTAL: 'many',
      TOLLKEEPER_READER_TIMEOUT_MS: '5',
      TOLLKEEPER_READER_API_KEY: 'sk-geheim mit leerzeichen',
    });
    const named = refusal.split('\n').map((line) => line.split(' ')[0]);

    expect(named).toEqual([
      'TOLLKEEPER_READER_MODEL',
      'TOLLKEEPER_READER_BASE_URL',
      'TOLLKEEPER_READER_API_KEY',
      'TOLLKEEPER_READER_DAILY_PER_PERSON',
      'TOLLKEEPER_READER_DAILY_TOTAL',
      'TOLLKEEPER_READER_TIMEOUT_MS',
      'TOLLKEEPER_STORE',
    ]);
    expect(refusal).not.toContain('geheim');
  });

  it('names a missing key beside other mistakes', async () => {
    const refusal = await refusalOf({
      TOLLKEEPER_READER_MODEL: 'fake/one',
      TOLLKEEPER_READER_TIMEOUT_MS: '5',
      TOLLKEEPER_STORE: join(folder, 'store.sqlite'),
    });

    expect(refusal).toMatch(/TOLLKEEPER_READER_TIMEOUT_MS must be/);
    expect(refusal).toMatch(/is set without a key/);
  });

  it('says what is wrong with a file that is no store', async () => {
    const path = join(folder, 'notes.txt');
    await writeFile(path, 'this is no database, only a long enough text of somebody else');

    expect(await refusalOf({ TOLLKEEPER_STORE: path })).toContain(path);
  });
});

describe('isReaderWanted', () => {
  it('minds the model alone', () => {
    expect(isReaderWanted({ TOLLKEEPER_READER_MODEL: 'fake/one' })).toBe(true);
    expect(isReaderWanted({ TOLLKEEPER_READER_MODEL: ' ', OPENROUTER_API_KEY: 'k' })).toBe(false);
    expect(isReaderWanted({})).toBe(false);
  });
});
