/** `bench pricing` or `bench ranges`: how fast requests are priced, beside two other libraries, and ranges drawn. */
import { benchPricing } from './pricing.ts';
import { benchRanges } from './ranges.ts';

const benches: Readonly<Record<string, () => string>> = { pricing: benchPricing, ranges: benchRanges };
const bench = benches[process.argv[2] ?? ''];
if (bench === undefined) {
  process.stderr.write(`usage: bench ${Object.keys(benches).join('|')}\n`);
  process.exitCode = 2;
} else process.stdout.write(`${bench()}\n`);
