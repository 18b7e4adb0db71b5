import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** One forbidden import for each rule, planted into a copy of the project. */
const PLANTED: Readonly<Record<string, { readonly file: string; readonly imports: string }>> = {
  'pricing-is-the-ground': { file: 'packages/pricing/src/planted.ts', imports: '../../engine/src/index.ts' },
  'engine-knows-only-pricing': {
    file: 'packages/engine/src/planted.ts',
    imports: '../../cards/src/index.ts',
  },
  'cards-know-the-core-only': {
    file: 'packages/cards/src/planted.ts',
    imports: '../../../apps/bot/src/main.ts',
  },
  'openrouter-knows-the-core-below-it': {
    file: 'packages/openrouter/src/planted.ts',
    imports: '../../cards/src/index.ts',
  },
  'store-knows-the-core-below-it': {
    file: 'packages/store/src/planted.ts',
    imports: '../../openrouter/src/index.ts',
  },
  'simulator-stands-alone': {
    file: 'packages/simulator/src/planted.ts',
    imports: '../../pricing/src/index.ts',
  },
  'only-tests-meet-the-simulator': {
    file: 'apps/guard/src/planted-simulator.ts',
    imports: '../../../packages/simulator/src/index.ts',
  },
  'apps-never-import-each-other': { file: 'apps/guard/src/planted.ts', imports: '../../bot/src/main.ts' },
  'start-only-starts': { file: 'apps/start/src/planted.ts', imports: '../../../packages/cards/src/index.ts' },
  'only-the-front-door': {
    file: 'apps/bot/src/planted.ts',
    imports: '../../../packages/pricing/src/ratio.ts',
  },
  'the-core-is-pure': { file: 'packages/engine/src/planted-clock.ts', imports: 'node:fs' },
  'one-direction-inside-the-engine': {
    file: 'packages/engine/src/estimation/planted.ts',
    imports: '../alerting/guard-step.ts',
  },
  'budgeting-below-alerting': {
    file: 'packages/engine/src/budgeting/planted.ts',
    imports: '../alerting/guard-step.ts',
  },
  'not-to-tests': {
    file: 'apps/bot/src/planted-test.ts',
    imports: '../../../tests/architecture/boundaries.test.ts',
  },
  'fakes-stand-alone': {
    file: 'tests/fakes/discord/src/planted.ts',
    imports: '../../../../packages/pricing/src/index.ts',
  },
  'no-circles': { file: 'apps/bot/src/planted-circle.ts', imports: './planted-circle.ts' },
  'no-unresolvable': { file: 'packages/pricing/src/planted-undeclared.ts', imports: '@tollkeeper/engine' },
};

let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'tollkeeper-boundaries-'));
  for (const part of [
    'packages',
    'apps',
    'tests',
    'package.json',
    'tsconfig.base.json',
    '.dependency-cruiser.cjs',
  ]) {
    await cp(join(root, part), join(copy, part), { recursive: true, verbatimSymlinks: true });
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rm(copy, { recursive: true, force: true }));

describe('the dependency rules', () => {
  it('hold in the project, and really read its modules', async () => {
    const { violations, modules } = await cruise();

    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThan(80);
  });

  it('catch a planted violation of each kind', async () => {
    for (const { file, imports } of Object.values(PLANTED)) {
      await writeFile(join(copy, file), `import '${imports}';\n`);
    }

    const { violations } = await cruise();

    const caught = Object.entries(PLANTED).filter(([rule, { file }]) =>
      violations.some((violation) => violation.rule === rule && violation.from === file),
    );
    expect(caught.map(([rule]) => rule)).toEqual(Object.keys(PLANTED));
  });
});

type Cruise = { violations: { rule: string; from: string }[]; modules: number };

async function cruise(): Promise<Cruise> {
  const bin = join(root, 'node_modules/.bin/depcruise');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'packages', 'apps', 'tests'];
  const { stdout } = await promisify(execFile)(bin, args, { cwd: copy, maxBuffer: 64 * 1024 * 1024 }).catch(
    (failed: { stdout: string }) => failed,
  );
  const { summary } = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { rule: { name: string }; from: string }[] };
  };
  const violations = summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  return { violations, modules: summary.totalCruised };
}
