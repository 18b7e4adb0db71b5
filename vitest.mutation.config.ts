import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The first test that fails kills a mutant: quick unit tests go before properties, which try hundreds of cases. */
class UnitTestsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isProperty = ({ moduleId }: TestSpecification): number => Number(moduleId.includes('.test-prop.'));
    return files.toSorted((a, b) => isProperty(a) - isProperty(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

// Only the tests beside the mutated files: what a journey or a decision kills, a unit test should have.
export default defineConfig({
  test: {
    include: ['packages/{pricing/src,engine/src/estimation}/**/*.{test,test-prop}.ts'],
    testTimeout: 60_000,
    sequence: { sequencer: UnitTestsFirst },
  },
});
