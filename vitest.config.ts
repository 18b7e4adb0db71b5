import { defineConfig } from 'vitest/config';

// Unit and property tests lie beside their file; journeys run the real programs as child processes.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{packages,apps}/*/{src,snapshot}/**/*.test.ts'] } },
      { test: { name: 'property', include: ['{packages,apps}/*/src/**/*.test-prop.ts'] } },
      { test: { name: 'journeys', include: ['tests/**/*.test.ts'], testTimeout: 60_000 } },
    ],
    reporters: ['default', ['json', { outputFile: '.reports/vitest.json' }]],
  },
});
