import { calcPrice } from '@pydantic/genai-prices';
import { bundledCatalog, type PriceList, priceIndex, priceRequest } from '@tollkeeper/pricing';
import { calculateCost } from 'ai-sdk-cost-calculator';

import { type BenchRequest, mixedRequests } from './requests.ts';

const REQUESTS = 1_000;
const ROUNDS = 15;
const NOW = { at: new Date('2026-09-30T12:00:00Z') };

type Contestant = { readonly name: string; readonly run: () => unknown };

/** Prices the same requests with each library in turn, round by round, and says how long one request takes. */
export function benchPricing(): string {
  const requests = mixedRequests(REQUESTS);
  const contestants = contestantsFor(requests);
  for (let warmUp = 0; warmUp < 3; warmUp += 1) for (const { run } of contestants) run();
  const times = contestants.map(() => [] as number[]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, { run }] of contestants.entries()) times[at]?.push(nanosecondsOf(run));
  }
  const medians = times.map(median);
  const allocated = contestants.map(({ run }) => bytesOf(run));
  const genai = medians[2] ?? Number.NaN;
  const rows = contestants.map(({ name }, at) => {
    const nanoseconds = medians[at] ?? Number.NaN;
    return [
      name,
      `${Math.round(nanoseconds)} ns`,
      `${(genai / nanoseconds).toFixed(1)}×`,
      `${allocated[at]} B`,
    ];
  });
  const memory = `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB resident, all three libraries loaded`;
  const head = ['one request, all charges returned', 'median', 'against genai-prices', 'allocated'];
  return `${table([head, ...rows])}\n${REQUESTS} mixed requests, ${ROUNDS} rounds in turn; ${memory}`;
}

function contestantsFor(requests: readonly BenchRequest[]): readonly Contestant[] {
  const index = priceIndex(bundledCatalog());
  const lists = requests.map(({ id }) => listOf(index.find(id, NOW), id));
  return [
    {
      name: 'tollkeeper, from the exact id',
      run: () => requests.map(({ id, counts }) => priceRequest(listOf(index.find(id, NOW), id), counts)),
    },
    {
      name: 'tollkeeper, card resolved',
      run: () => requests.map(({ counts }, at) => priceRequest(lists[at] as PriceList, counts)),
    },
    { name: '@pydantic/genai-prices', run: () => requests.map(genaiPrice) },
    { name: 'ai-sdk-cost-calculator', run: () => requests.map(aiSdkPrice) },
  ];
}

function listOf(list: PriceList | undefined, id: string): PriceList {
  if (list === undefined) throw new Error(`the catalog has no ${id}`);
  return list;
}

function genaiPrice({ counts, peer }: BenchRequest): unknown {
  const usage = {
    input_tokens: counts['input-token'],
    cache_read_tokens: counts['cached-input-token'],
    output_tokens: counts['output-token'],
  };
  return calcPrice(usage, peer.model, { providerId: peer.provider, timestamp: NOW.at });
}

function aiSdkPrice({ counts, peer }: BenchRequest): unknown {
  const [input = 0, read = 0] = [counts['input-token'], counts['cached-input-token']];
  const output = counts['output-token'] ?? 0;
  return calculateCost({
    model: peer.model,
    usage: {
      inputTokens: input,
      inputTokenDetails: { noCacheTokens: input - read, cacheReadTokens: read, cacheWriteTokens: 0 },
      outputTokens: output,
      outputTokenDetails: { textTokens: output, reasoningTokens: 0 },
      totalTokens: input + output,
    },
  });
}

/** A fast contestant is run often enough to be timed. */
function nanosecondsOf(run: () => unknown): number {
  let runs = 0;
  const started = performance.now();
  do {
    run();
    runs += 1;
  } while (performance.now() - started < 10);
  return ((performance.now() - started) * 1e6) / runs / REQUESTS;
}

/** Heap growth of one run, without a collection in between; only with --expose-gc. */
function bytesOf(run: () => unknown): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  run();
  return Math.round((process.memoryUsage().heapUsed - before) / REQUESTS);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
