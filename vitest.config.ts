import { configDefaults, defineConfig } from 'vitest/config';

const POSTGRES = '{packages,apps}/*/src/**/*-postgres.test.ts';

// Unit and property tests lie beside their file; journeys run the real programs as child processes.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps}/*/{src,snapshot}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, POSTGRES],
        },
      },
      // One server for all of them, which only a run with such tests starts.
      {
        test: {
          name: 'postgres',
          include: [POSTGRES],
          globalSetup: 'packages/store/contract/postgres-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      { test: { name: 'property', include: ['{packages,apps}/*/src/**/*.test-prop.ts'] } },
      { test: { name: 'journeys', include: ['tests/**/*.test.ts'], testTimeout: 60_000 } },
    ],
    reporters: ['default', ['json', { outputFile: '.reports/vitest.json' }]],
  },
});
