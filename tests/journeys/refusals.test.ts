import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { acceleratedClock, startSimulator } from '@tollkeeper/simulator';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const TOKEN = 'made-up-token-0123456789abcdef';
const SECRET = 'sk-or-v1-feedfacefeedfacefeedfacefeedface';
const NOW = new Date();

let guide: string;

beforeEach(async () => {
  guide = await readFile(join(ROOT, 'docs/refusals.md'), 'utf8');
});

/** A code block of the guide, with another port. */
function block(language: string, port: number): string {
  const [, code = ''] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``).exec(guide) ?? [];
  expect(code).toContain('127.0.0.1:8081');
  return code.replaceAll('127.0.0.1:8081', `127.0.0.1:${port}`);
}

/** A guard of a simulated account whose key "prod" is refused, started as its guide says. */
async function guarded() {
  const folder = await mkdtemp(join(tmpdir(), 'guard-refusals-'));
  const createdAt = new Date(NOW.getTime() - 86_400_000);
  const simulator = await startSimulator({
    clock: acceleratedClock({ from: NOW, speed: 1, realNow: () => new Date() }),
    seed: 1,
    world: {
      from: createdAt,
      lagMinutes: 0,
      account: { movements: [{ kind: 'purchase', at: createdAt, amount: '100' }] },
      keys: [{ name: 'prod', createdAt, limit: '50', reset: 'weekly' }],
      models: [],
    },
  });
  const port = await freePort();
  await writeFile(join(folder, 'guard.yaml'), `health: { port: ${port} }\n`);
  const child = spawn(process.execPath, [join(ROOT, 'apps/guard/src/main.ts'), 'run'], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      OPENROUTER_URL: simulator.url,
      OPENROUTER_MANAGEMENT_KEY: simulator.world.managementKey,
      TOLLKEEPER_REFUSALS_TOKEN: TOKEN,
      TOLLKEEPER_LOG_LEVEL: 'debug',
    },
  });
  const written = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      written.text += chunk;
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    await simulator.stop();
    await rm(folder, { recursive: true });
  });
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${port}/readyz`).then(
          (answer) => answer.status,
          () => 0,
        ),
      { timeout: 20_000 },
    )
    .toBe(200);
  return { simulator, port, folder, written, child, ended };
}

describe('docs/refusals.md', () => {
  it('has a curl that the guard answers with the diagnosis, and tells people of', async () => {
    const { port, written } = await guarded();
    const { stdout } = await promisify(execFile)('bash', ['-c', block('sh', port)], {
      env: { PATH: process.env['PATH'], TOLLKEEPER_REFUSALS_TOKEN: TOKEN },
    });
    expect(JSON.parse(stdout)).toMatchObject({
      refusals: [
        {
          cause: 'key_limit_weekly',
          scope: 'key',
          waiting: { helps: 'until_reset' },
          unexpected: expect.stringContaining('the key "prod" had $50.00 left of its limit of $50.00'),
          counted_for: 'key',
        },
      ],
    });
    await expect
      .poll(() => written.text, { timeout: 20_000 })
      .toMatch(/1 request[\s\S]+prod|prod[\s\S]+1 request/);
  });

  it("has six lines of OpenAI's SDK that report what the SDK threw", async () => {
    const { simulator, port, written } = await guarded();
    simulator.world.refuseNext({
      status: 402,
      body: {
        error: {
          message: 'Insufficient credits. Add more using https://openrouter.ai/settings/credits',
          code: 402,
        },
      },
    });
    const code = block('js', port);
    expect(code.split('\n')).toHaveLength(6);
    const options = `{ baseURL: '${simulator.url}', apiKey: 'sk-or-v1-made-up', maxRetries: 0 }`;
    const program = `import OpenAI from 'openai';\nconst openai = new OpenAI(${options});\n${code.replace('await fetch', 'globalThis.answer = await fetch')}\nprocess.stdout.write(await answer.text());`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      cwd: join(ROOT, 'tests'),
      env: { PATH: process.env['PATH'], TOLLKEEPER_REFUSALS_TOKEN: TOKEN },
    });
    expect(JSON.parse(stdout)).toMatchObject({
      refusals: [
        {
          cause: 'account_balance_exhausted',
          status: 402,
          unexpected: expect.stringContaining('the account had $100.00 left'),
          counted_for: 'account',
        },
      ],
    });
    await expect
      .poll(() => written.text, { timeout: 20_000 })
      .toContain('1 request of the account was refused');
    expect(written.text.replace(/\s+/g, ' ')).toContain('Yet by the reading of');
  });
});

describe('guard run', () => {
  it('keeps no secret that a report holds: not in the store, the log, a message or the answer', async () => {
    const { port, folder, written, child, ended } = await guarded();
    const planted = {
      error: { message: `No: ${SECRET} of jo@acme.example`, code: 403, metadata: { raw: SECRET } },
    };
    const headers = { authorization: `Bearer ${TOKEN}` };
    const send = (report: object) =>
      fetch(`http://127.0.0.1:${port}/v1/refusals`, {
        method: 'POST',
        headers,
        body: JSON.stringify(report),
      });
    const answers = await Promise.all([
      send({ status: 403, body: planted, key: SECRET, model: SECRET }),
      send({ status: 403, message: 'Key limit exceeded', key: SECRET, headers: { 'x-a': SECRET } }),
      send({ status: 403, body: 'x', [SECRET]: 1 }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 400]);
    const told = (await Promise.all(answers.map((answer) => answer.text()))).join();
    await expect.poll(() => written.text, { timeout: 20_000 }).toContain('refused');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const files = (await readdir(folder)).filter((name) => name.startsWith('tollkeeper.db'));
    const kept = await Promise.all(files.map((name) => readFile(join(folder, name), 'latin1')));
    expect(files).not.toHaveLength(0);
    for (const text of [told, written.text, ...kept]) {
      expect(text).not.toContain('feedfacefeed');
      expect(text).not.toContain('jo@acme');
      expect(text).not.toContain(TOKEN);
    }
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
