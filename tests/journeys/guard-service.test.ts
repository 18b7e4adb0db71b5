import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** The words that docs/guard.md starts a service with. */
async function documented(supervisor: 'systemd' | 'container'): Promise<readonly string[]> {
  const guide = await readFile(join(ROOT, 'docs/guard.md'), 'utf8');
  const unit = /^ExecStart=(.+)$/m.exec(guide)?.[1] ?? '';
  const image = /`CMD (\[.+?\])`/.exec(guide)?.[1] ?? '[]';
  return supervisor === 'systemd'
    ? unit.replace('/opt/tollkeeper', ROOT).split(' ')
    : (JSON.parse(image) as readonly string[]);
}

describe('docs/guard.md', () => {
  it.each(['systemd', 'container'] as const)(
    'starts a guard under %s that ends on SIGTERM',
    async (where) => {
      const folder = await mkdtemp(join(tmpdir(), 'guard-service-'));
      const [program = '', ...words] = await documented(where);
      const child = spawn(program, words, {
        cwd: ROOT,
        env: {
          PATH: process.env['PATH'],
          OPENROUTER_URL: 'http://127.0.0.1:9',
          OPENROUTER_API_KEY: 'sk-or-v1-made-up-0123456789abcdef',
          TOLLKEEPER_STORE: join(folder, 'store.db'),
        },
      });
      const written = { text: '' };
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk) => {
          written.text += chunk;
        });
      // Comes only when nobody holds the output any more, a program that was left behind included.
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      onTestFinished(async () => {
        child.kill('SIGKILL');
        await rm(folder, { recursive: true });
      });
      await expect.poll(() => written.text, { timeout: 20_000 }).toContain('This was not answered.');
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(written.text).toContain('The guard has stopped.');
    },
  );
});
