import { readFileSync } from 'node:fs';
import { z } from 'zod';

import type { RefusalRow } from './server/mischief.ts';
import { settingsFrom } from './settings.ts';
import { startSimulator } from './start-simulator.ts';
import { acceleratedClock } from './time/simulated-clock.ts';

const ROW = z.object({ id: z.string(), status: z.number().int().min(200).max(599), body: z.string() });

try {
  await main();
} catch (error) {
  process.stderr.write(`simulator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const settings = settingsFrom(process.argv.slice(2), process.env);
  const { port, seed, speed, from = new Date() } = settings;
  const clock = acceleratedClock({ from, speed, realNow: () => new Date() });
  const refusals = settings.refusals === undefined ? [] : refusalRows(settings.refusals);
  const { url, controlUrl, world, stop } = await startSimulator({ port, clock, seed, refusals });
  const { managementKey, keys } = world;
  process.stdout.write(`${JSON.stringify({ url, controlUrl, managementKey, keys })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

function refusalRows(path: string): readonly RefusalRow[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ROW.parse(JSON.parse(line)));
}
