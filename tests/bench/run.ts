/** `bench pricing|ranges|understanding`: how fast requests are priced, ranges drawn and questions read. */
import { benchPricing } from './pricing.ts';
import { benchRanges } from './ranges.ts';
import { benchUnderstanding } from './understanding.ts';

const benches: Readonly<Record<string, () => string>> = {
  pricing: benchPricing,
  ranges: benchRanges,
  understanding: benchUnderstanding,
};
const bench = benches[process.argv[2] ?? ''];
if (bench === undefined) {
  process.stderr.write(`usage: bench ${Object.keys(benches).join('|')}\n`);
  process.exitCode = 2;
} else process.stdout.write(`${bench()}\n`);
