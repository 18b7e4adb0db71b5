import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { CHARTS_FOLDER, chartSamples } from './chart-samples.ts';

describe('docs/charts', () => {
  const samples = chartSamples();

  it('has every chart in both schemes, and nothing else', () => {
    expect(readdirSync(CHARTS_FOLDER).sort()).toEqual([...samples.keys()].sort());
  });

  it.each([...samples])(
    '%s is what the code draws, byte by byte; `npx pnpm charts` draws it anew',
    (name, bytes) => {
      expect(readFileSync(new URL(name, CHARTS_FOLDER)).equals(bytes)).toBe(true);
    },
  );
});
