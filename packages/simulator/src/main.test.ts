import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

it('says in one line where it is, runs in its own time, and stops when told', async () => {
  const program = new URL('main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, '--from', '2026-11-21T00:00:00Z', '--speed', '86400']);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, controlUrl, managementKey, keys } = JSON.parse(line);
  expect(keys.map(({ name }: { name: string }) => name)).toEqual(['prod', 'batch', 'dev', 'agent']);

  const headers = { authorization: `Bearer ${managementKey}` };
  const { data } = await read<{ data: { total_credits: number } }>(`${url}/credits`, headers);
  expect(data.total_credits).toBe(200);
  type Clock = { now: string; speed: number; from: string; real_from: string };
  const { now, speed, from, real_from: realFrom } = await read<Clock>(`${controlUrl}/clock`);
  expect(speed).toBe(86_400);
  // A simulated day for each second since it began; the answer itself took less than two.
  const behind = Date.parse(from) + (Date.now() - Date.parse(realFrom)) * speed - Date.parse(now);
  expect(behind).toBeGreaterThanOrEqual(0);
  expect(behind).toBeLessThan(2_000 * 86_400);

  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

async function read<Body>(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Body> {
  return (await (await fetch(url, { headers })).json()) as Body;
}
