import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Loads the catalog as the programs do, with Node's compile cache on, and looks at one card. */
const PROGRAM = `
  const { enableCompileCache } = require('node:module');
  enableCompileCache();
  const [memory, started] = [process.memoryUsage().rss, performance.now()];
  import('@tollkeeper/pricing').then(({ bundledCatalog }) => {
    const rates = bundledCatalog().card('anthropic/claude-sonnet-4.6').rates.length;
    const milliseconds = performance.now() - started;
    const megabytes = (process.memoryUsage().rss - memory) / 2 ** 20;
    console.log(JSON.stringify({ rates, milliseconds, megabytes }));
  });
`;

function load(): { rates: number; milliseconds: number; megabytes: number } {
  const out = execFileSync(process.execPath, ['-e', PROGRAM], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
  });
  return JSON.parse(out);
}

describe('the bundled catalog', () => {
  it('loads in under 60 ms and 60 MB once its files are compiled', () => {
    load();
    const loads = Array.from({ length: 12 }, load);

    expect(loads.every(({ rates }) => rates > 0)).toBe(true);
    // The machine may be busy: the quickest of twelve says what the loading itself takes.
    expect(Math.min(...loads.map(({ milliseconds }) => milliseconds))).toBeLessThan(60);
    expect(Math.max(...loads.map(({ megabytes }) => megabytes))).toBeLessThan(60);
  });
});
