import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startChild } from './child.ts';
import { FOREVER, firstText, isAlive, type TinyPrograms, tinyPrograms } from './testing/tiny-programs.ts';

let programs: TinyPrograms;

beforeEach(async () => {
  programs = await tinyPrograms();
});

afterEach(() => programs.remove());

describe('startChild', () => {
  it('hands a notice on', async () => {
    const code = `process.on('message', ({ kind, text }) => { console.log(kind + ': ' + text); process.exit(); }); ${FOREVER}`;
    const child = await programs.start('chat', code);
    const written = firstText(child);
    child.notify('Key "dev" has spent 80%.');

    expect(await written).toBe('notice: Key "dev" has spent 80%.\n');
    await child.ended;
    expect(() => child.notify('Key "dev" has spent 95%.')).not.toThrow();
  });

  it('tells a signal as the exit status of a shell', async () => {
    const child = await programs.start('guard', FOREVER);
    child.signal('SIGKILL');

    expect(await child.ended).toEqual({ status: 137, lastWords: '' });
  });

  it('leaves none behind when the process that started it is killed', async () => {
    const file = await programs.write('guard', `console.log(process.pid); ${FOREVER}`);
    const program = { name: 'the guard', file, words: [], place: 'background' };
    const parent = await programs.start(
      'parent',
      `import { startChild } from ${JSON.stringify(new URL('child.ts', import.meta.url).href)};
       startChild({ ...${JSON.stringify(program)}, environment: process.env }).onText(console.log);`,
    );
    const pid = Number(await firstText(parent));
    expect(isAlive(pid)).toBe(true);
    parent.signal('SIGKILL');
    await parent.ended;

    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });

  it('runs a program that cannot be started to an end', async () => {
    const [name, file] = ['the guard', 'none.mjs'];
    const environment = process.env;
    const folder = '/none';
    const child = startChild({ name, file, words: [], environment, folder, place: 'background' });

    expect((await child.ended).status).not.toBe(0);
  });
});
