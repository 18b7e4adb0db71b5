/** `fuzz [COUNT] [FIRST]`: diagnoses that many cases, 100,000 from 1 on if nothing is said, and tells what is wrong. */
import { fuzzCase } from './fuzz-case.ts';
import { fuzzFinding } from './fuzz-finding.ts';

const [count = 100_000, first = 1] = process.argv.slice(2).map(Number);
const causes = new Map<string, number>();
const times: number[] = [];
let wrong = 0;
let slowest = { number: 0, milliseconds: 0 };
for (let number = first; number < first + count; number += 1) {
  const { problem, milliseconds, cause = 'none' } = fuzzFinding(fuzzCase(number));
  times.push(milliseconds);
  if (milliseconds > slowest.milliseconds) slowest = { number, milliseconds };
  causes.set(cause, (causes.get(cause) ?? 0) + 1);
  if (problem === undefined) continue;
  wrong += 1;
  if (wrong <= 20) process.stdout.write(`case ${number} (${fuzzCase(number).name}): ${problem}\n`);
}
times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(2);
process.stdout.write(
  `${count} cases from ${first} on: ${wrong} wrong; ${causes.size} causes, ${causes.get('unknown') ?? 0} unknown; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms (case ${slowest.number}: ${fuzzCase(slowest.number).name})\n`,
);
process.exitCode = wrong === 0 ? 0 : 1;
