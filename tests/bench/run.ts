/** `bench pricing`: how fast requests are priced, beside two other libraries in the same run. */
import { benchPricing } from './pricing.ts';

if (process.argv[2] === 'pricing') process.stdout.write(`${benchPricing()}\n`);
else {
  process.stderr.write('usage: bench pricing\n');
  process.exitCode = 2;
}
