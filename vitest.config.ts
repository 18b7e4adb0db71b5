import { configDefaults, defineConfig } from 'vitest/config';

const POSTGRES = '{packages/*/src,apps/*/src,tests}/**/*-postgres.test.ts';

// These hold a connection to something on loopback and mostly wait: for a beat, for a reply, for the seconds after a 429.
const CONNECTED = 'apps/bot/src/{discord,service,slack}/**/*.test.ts';

// These measure how quick something is, so nothing may run beside them.
const LOAD = '{apps/*/src,tests}/**/*load.test.ts';

const { exclude } = configDefaults;

// Unit and property tests lie beside their file; journeys run the real programs as child processes.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps}/*/{src,snapshot}/**/*.test.ts'],
          exclude: [...exclude, POSTGRES, CONNECTED, LOAD],
          testTimeout: 15_000,
        },
      },
      {
        test: { name: 'property', include: ['{packages,apps}/*/src/**/*.test-prop.ts'], testTimeout: 30_000 },
      },
      // One server for all of them, which only a run with such tests starts.
      {
        test: {
          name: 'postgres',
          include: [POSTGRES],
          globalSetup: 'packages/store/contract/postgres-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 30_000,
          ...waiting(),
        },
      },
      { test: { name: 'connected', include: [CONNECTED], exclude: [...exclude, LOAD], ...waiting() } },
      {
        test: {
          name: 'journeys',
          include: ['tests/**/*.test.ts'],
          exclude: [...exclude, POSTGRES, LOAD],
          testTimeout: 60_000,
          ...waiting(),
        },
      },
      { test: { name: 'load', include: [LOAD], testTimeout: 60_000, ...alone() } },
    ],
    reporters: ['default', ['json', { outputFile: '.reports/vitest.json' }]],
  },
});

/** More at once than there are cores, after what keeps a core busy. */
function waiting() {
  return { maxWorkers: 4, sequence: { groupOrder: 1 } };
}

function alone() {
  return { maxWorkers: 1, sequence: { groupOrder: 2 } };
}
