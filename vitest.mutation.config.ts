import { defineConfig } from 'vitest/config';

// Only the tests beside the mutated files: what a journey kills, a unit test should have.
export default defineConfig({
  test: { include: ['packages/{pricing,engine}/src/**/*.{test,test-prop}.ts'], testTimeout: 60_000 },
});
