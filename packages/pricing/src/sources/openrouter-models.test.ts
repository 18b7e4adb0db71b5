import { describe, expect, it } from 'vitest';

import { decimalUsd } from '../money.ts';
import { firstAmount } from '../price.ts';
import { conditionText } from '../price-condition.ts';
import { cardIn, rateFor } from '../rate-card.ts';
import { parseOpenRouterModels } from './openrouter-models.ts';
import { reconcile } from './reconcile.ts';

const AS_OF = '2026-11-21';
const PLAIN = { prompt: '0.000003', completion: '0.000015' };

function model(id: string, pricing: unknown, more: object = {}): object {
  return { id, name: `Name of ${id}`, architecture: { output_modalities: ['text'] }, pricing, ...more };
}

function parsed(...data: readonly unknown[]) {
  const result = parseOpenRouterModels({ data, total_count: data.length, links: { next: null } }, AS_OF);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result;
}

/** The rates of one model in short: `input-token 3 /1000000`. */
function ratesOf(pricing: object, id = 'maker/model', more: object = {}): readonly string[] {
  const { models } = parsed(model(id, pricing, more), model('maker/other', PLAIN));
  return (models.get(id)?.claims ?? []).map(({ unit, price, condition }) =>
    [unit, decimalUsd(firstAmount(price)), conditionText(condition)].join(' ').trim(),
  );
}

/** What is said about one model: `rounded pricing.prompt "0.1"`. */
function findingsOn(pricing: unknown, id = 'maker/model', more: object = {}): readonly string[] {
  const { findings } = parsed(model(id, pricing, more), model('maker/other', PLAIN));
  return findings.map(({ kind, model: of, field, value }) => {
    expect(of).toBe(id);
    return `${kind} ${field} ${value}`;
  });
}

describe('parseOpenRouterModels', () => {
  it('reads a price a token as the price of a million, exactly', () => {
    // $0.000003 × 1,000,000 = $3
    expect(ratesOf(PLAIN)).toEqual(['input-token 3', 'output-token 15']);
    expect(ratesOf({ prompt: '1.5e-7', completion: '0.00000060' })).toEqual([
      'input-token 0.15',
      'output-token 0.6',
    ]);
  });

  it('knows the unit of every price key', () => {
    const pricing = {
      ...PLAIN,
      input_cache_read: '0.0000003',
      input_cache_write: '0.00000375',
      input_cache_write_1h: '0.000006',
      internal_reasoning: '0.00002',
      audio: '0.000007',
      input_audio_cache: '0.0000007',
      audio_output: '0.00006',
      image_token: '0.000004',
      image_output: '0.00003',
      request: '0.005',
      web_search: '0.01',
    };
    expect(ratesOf(pricing)).toEqual([
      'input-token 3',
      'output-token 15',
      'cached-input-token 0.3',
      'cache-write-5m-token 3.75',
      'cache-write-1h-token 6',
      'reasoning-token 20',
      'input-audio-token 7',
      'cached-audio-token 0.7',
      'output-audio-token 60',
      'input-image-token 4',
      'output-image-token 30',
      'request 0.005',
      'web-search 10', // $0.01 × 1,000 searches
    ]);
  });

  it('dates and sources every rate, and calls it the price of a route', () => {
    const [rate] = parsed(model('maker/model', PLAIN)).models.get('maker/model')?.claims ?? [];
    expect(rate).toMatchObject({
      kind: 'route',
      asOf: AS_OF,
      source: { title: 'OpenRouter models API', url: 'https://openrouter.ai/api/v1/models' },
    });
  });

  it('rounds float dust to twelve decimals a unit, and counts it', () => {
    const dusty = { prompt: '0.00000100000000000000015', completion: '0.00000008333333333333334' };
    expect(ratesOf(dusty)).toEqual(['input-token 1', 'output-token 0.083333']);
    expect(findingsOn(dusty)).toEqual([
      'rounded pricing.prompt "0.00000100000000000000015"',
      'rounded pricing.completion "0.00000008333333333333334"',
    ]);
  });

  it('has no rate for a router: minus one is no price', () => {
    const router = { prompt: '-1', completion: '-1' };
    expect(ratesOf(router, 'openrouter/auto')).toEqual([]);
    expect(findingsOn(router, 'openrouter/auto')).toEqual(['router pricing.prompt "-1"']);
  });

  it('takes zero for unknown unless the model is marked free', () => {
    const zero = { prompt: '0', completion: '0' };
    expect(ratesOf(zero)).toEqual([]);
    expect(findingsOn(zero)).toEqual([
      'unknown-zero pricing.prompt "0"',
      'unknown-zero pricing.completion "0"',
    ]);
    expect(ratesOf(zero, 'maker/model:free')).toEqual(['input-token 0', 'output-token 0']);
    expect(parsed(model('maker/model:free', zero)).models.get('maker/model:free')?.claims[0]?.kind).toBe(
      'free',
    );
  });

  it('takes a price that rounding would make zero for unknown, even of a free model', () => {
    const tiny = { prompt: '0.0000000000001', completion: '0' };
    expect(ratesOf(tiny, 'maker/model:free')).toEqual(['output-token 0']);
  });

  it('has a price for prompts strictly longer than the published threshold, whatever the published order', () => {
    const overrides = [
      { min_prompt_tokens: 256_000, prompt: '0.0000002' },
      { min_prompt_tokens: 32_000, prompt: '0.0000001', completion: '0.0000004' },
    ];
    // The later entry holds for every prompt over 32,000 and so hides the earlier one.
    expect(ratesOf({ prompt: '0.00000003', completion: '0.00000013', overrides })).toEqual([
      'input-token 0.03',
      'input-token 0.1 prompt>32000',
      'output-token 0.13',
      'output-token 0.4 prompt>32000',
    ]);
  });

  it('uses the prices of the hours where they tile the day, and not the one at the time of fetching', () => {
    const overrides = [
      { utc_start: 30, utc_end: 1630, prompt: '0.0000006' },
      { utc_start: 1630, utc_end: 30, prompt: '0.0000003' },
    ];
    expect(ratesOf({ prompt: '0.0000003', completion: '0.000001', overrides })).toEqual([
      'input-token 0.3 utc=0000-0030',
      'input-token 0.6 utc=0030-1630',
      'input-token 0.3 utc=1630-0000',
      'output-token 1',
    ]);
    expect(findingsOn({ ...PLAIN, overrides })).toEqual([]);
  });

  it('says so where some hours have only the price at the time of fetching', () => {
    const overrides = [{ utc_start: 100, utc_end: 400, prompt: '0.000006' }];
    expect(findingsOn({ ...PLAIN, overrides })).toEqual(['hours-uncovered pricing.prompt "0.000003"']);
  });

  it('reads weekdays at the instant of the request, also in a window that wraps midnight', () => {
    const overrides = [
      { utc_start: 2200, utc_end: 200, utc_days: ['monday'], prompt: '0.000006', completion: '0.00003' },
    ];
    const claims = parsed(model('m/m', { ...PLAIN, overrides })).models.get('m/m')?.claims ?? [];
    const card = { model: 'm/m', name: 'M', ...reconcile(claims) };
    const input = (at: string) => rateFor(cardIn(card, { at: new Date(at) }), 'input-token', 1)?.price;
    const amount = (at: string) =>
      decimalUsd(firstAmount(input(at) ?? { kind: 'flat', amount: 0n as never, per: 1n }));
    // 2026-11-23 is a Monday: its first two hours and its last two.
    expect(['2026-11-23T01:59Z', '2026-11-23T22:00Z'].map(amount)).toEqual(['6', '6']);
    expect(['2026-11-23T02:00Z', '2026-11-24T01:00Z'].map(amount)).toEqual(['3', '3']);
  });

  it('lets a part that costs what its whole costs follow the overrides of the whole', () => {
    const pricing = {
      ...PLAIN,
      internal_reasoning: PLAIN.completion,
      image: PLAIN.prompt,
      overrides: [{ min_prompt_tokens: 200_000, prompt: '0.000006', completion: '0.00003' }],
    };
    expect(ratesOf(pricing).map((rate) => rate.split(' ')[0])).toEqual([
      'input-token',
      'input-token',
      'output-token',
      'output-token',
    ]);
  });

  it('lets a part go its own way where an override names it', () => {
    const overrides = [{ min_prompt_tokens: 200_000, prompt: '0.000006', image: '0.000004' }];
    expect(ratesOf({ ...PLAIN, image: PLAIN.prompt, overrides })).toContain(
      'input-image-token 4 prompt>200000',
    );
  });

  it('takes an image price far above a token price for the price of an image', () => {
    expect(ratesOf({ ...PLAIN, image: '0.003613' })).toContain('input-image 0.003613');
    expect(ratesOf({ ...PLAIN, image: '0.000004' })).toContain('input-image-token 4');
  });

  it('takes a cache write that is cheaper than the prompt for storage: it has no rate, and a finding', () => {
    const gemini = { ...PLAIN, input_cache_write: '0.00000008333333333333334' };

    expect(ratesOf(gemini)).toEqual(['input-token 3', 'output-token 15']);
    expect(findingsOn(gemini)).toEqual([expect.stringContaining('unit-unclear pricing.input_cache_write')]);
  });

  it('never takes a discount off again, and calls the price a promotion', () => {
    const { models } = parsed(model('maker/model', { ...PLAIN, discount: 0.5 }));
    const claims = models.get('maker/model')?.claims ?? [];
    expect(claims.map(({ kind, price }) => [kind, decimalUsd(firstAmount(price))])).toEqual([
      ['promotion', '3'],
      ['promotion', '15'],
    ]);
  });

  it('calls a price with a surcharge no promotion', () => {
    const { models } = parsed(model('maker/model', { ...PLAIN, discount: -0.2 }));
    expect(models.get('maker/model')?.claims.map(({ kind }) => kind)).toEqual(['route', 'route']);
  });

  it('has no rate for a key whose price is unknown under some condition', () => {
    const overrides = [{ min_prompt_tokens: 200_000, prompt: '0', completion: '-1' }];
    expect(ratesOf({ ...PLAIN, web_search: '0.01', overrides })).toEqual(['web-search 10']);
    expect(findingsOn({ ...PLAIN, overrides })).toEqual([
      'unknown-zero pricing.overrides.0.prompt "0"',
      'router pricing.overrides.0.completion "-1"',
    ]);
  });

  it('has no token rate for a model that makes speech: its prompt is counted in characters', () => {
    const speech = { architecture: { output_modalities: ['speech'] } };
    expect(ratesOf(PLAIN, 'maker/voice', speech)).toEqual([]);
    expect(findingsOn(PLAIN, 'maker/voice', speech)).toEqual([
      'unit-unclear pricing.prompt "0.000003"',
      'unit-unclear pricing.completion "0.000015"',
    ]);
  });

  it('tolerates new fields and modalities, and names a price key it does not know', () => {
    const newer = { architecture: { output_modalities: ['text', 'smell'], nose: true }, rating: 5 };
    expect(findingsOn({ ...PLAIN, smell_output: '0.1' }, 'maker/model', newer)).toEqual([
      'unknown-key pricing.smell_output "0.1"',
    ]);
  });

  it.each([
    ['a condition of later times', { min_completion_tokens: 5, prompt: '0.1' }],
    ['a weekday of later times', { utc_days: ['holiday'], prompt: '0.1' }],
  ])('leaves an override with %s aside, and says so', (_, override) => {
    expect(ratesOf({ ...PLAIN, overrides: [override] })).toEqual(['input-token 3', 'output-token 15']);
    expect(findingsOn({ ...PLAIN, overrides: [override] })[0]).toMatch(
      /^override-skipped pricing\.overrides\.0 /,
    );
  });

  it.each([
    ['a number for a price', { ...PLAIN, prompt: 0.000003 }, 'pricing.prompt 0.000003'],
    ['a negative price', { ...PLAIN, completion: '-0.5' }, 'pricing.completion "-0.5"'],
    ['a price that is no decimal', { ...PLAIN, prompt: '3 USD' }, 'pricing.prompt "3 USD"'],
    ['a price beyond belief', { ...PLAIN, prompt: '3000000' }, 'pricing.prompt "3000000"'],
    ['no output price', { prompt: '0.1' }, 'pricing.completion nothing'],
    ['no pricing', undefined, 'pricing nothing'],
    ['pricing of another shape', ['0.1'], 'pricing ["0.1"]'],
    ['text for a discount', { ...PLAIN, discount: '0.5' }, 'pricing.discount "0.5"'],
    [
      'text for a threshold',
      { ...PLAIN, overrides: [{ min_prompt_tokens: '200000' }] },
      'pricing.overrides.0.min_prompt_tokens "200000"',
    ],
    [
      'a clock past the hour',
      { ...PLAIN, overrides: [{ utc_start: 1375, utc_end: 1400 }] },
      'pricing.overrides.0.utc_start 1375',
    ],
    ['half a window', { ...PLAIN, overrides: [{ utc_start: 100 }] }, 'pricing.overrides.0.utc_end nothing'],
  ])('leaves a model with %s out, naming the field', (_, pricing, named) => {
    expect(parsed(model('m/m', pricing), model('m/o', PLAIN)).models.has('m/m')).toBe(false);
    expect(findingsOn(pricing)).toEqual([`refused ${named}`]);
  });

  it('names a model without a usable id by its place', () => {
    const { findings } = parsed(model('m/o', PLAIN), { name: 'No id', pricing: PLAIN });
    expect(findings).toEqual([{ kind: 'refused', model: 'model 2', field: 'id', value: 'nothing' }]);
  });

  it('keeps the first of two models with one id', () => {
    const { models, findings } = parsed(model('m/m', PLAIN), model('m/m', { ...PLAIN, prompt: '0.1' }));
    expect(decimalUsd(firstAmount(models.get('m/m')?.claims[0]?.price as never))).toBe('3');
    expect(findings).toEqual([{ kind: 'refused', model: 'm/m', field: 'id', value: 'listed twice' }]);
  });

  it.each([
    [
      'is an error',
      { error: { code: 500, message: 'no' } },
      'the answer is no list of models: data is nothing',
    ],
    ['is text', '<html>', 'the answer is no list of models: body is "<html>"'],
    ['is empty', { data: [] }, 'the list of models is empty'],
    ['is cut short', { data: [model('m/m', PLAIN)], total_count: 400 }, 'the list has 1 of 400 models'],
    [
      'has nothing usable',
      { data: [model('m/m', { prompt: 3 })] },
      'none of the 1 models has a usable price, for example m/m: pricing.prompt is 3',
    ],
  ])('refuses the whole when the answer %s', (_, body, reason) => {
    expect(parseOpenRouterModels(body, AS_OF)).toMatchObject({ kind: 'refused', reason });
  });
});
