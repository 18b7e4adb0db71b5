import { compare, given } from '@tollkeeper/engine';
import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { comparisonCard } from './comparison-card.ts';
import { renderPlainText } from './plain-text.ts';
import { inputs, PRICES, plan, support } from './testing/support-work.ts';

const SUPPORT = plan(support());

function cardOf(models: Parameters<typeof compare>[1], scenario = SUPPORT) {
  return comparisonCard(compare(scenario, models, PRICES));
}

function tableOf(models: Parameters<typeof compare>[1], scenario = SUPPORT): readonly (readonly string[])[] {
  const table = cardOf(models, scenario).sections.find(({ kind }) => kind === 'table');
  return table?.kind === 'table' ? table.rows : [];
}

describe('comparisonCard', () => {
  it('says who is cheapest and why, ranks the models, and names what is missing', () => {
    // 12M in and 3M out: Haiku 12 × $1 + 3 × $5, Sonnet 12 × $3 + 3 × $15, Deaf 12 × $1 and no price for output.
    // The bars: 24 × 27 / 81 = 8 and 24 × 12 / 81 = 3.6.
    expect(renderPlainText(cardOf(['Sonnet', 'Haiku', 'Deaf', 'nobody/x']))).toBe(`Comparison of 4 models

Haiku is cheapest of those whose prices are all known: $27.00 a month; Sonnet
costs 3 times as much, because of output tokens ($45.00 against $15.00); Deaf
may be cheaper, because a price is missing.

Volume  100 users → 6,000 requests a month

Ranking
  #  Model   Planned a month  Expected per request  Against the cheapest  What decides
  1  Haiku            $27.00               $0.0045  cheapest
  2  Sonnet           $81.00               $0.0135  +$54.00 (3×)          output tokens: $45.00 against $15.00
     Deaf    at least $12.00       at least $0.002  not known

Planned a month
  Haiku            $27.00  ████████
  Sonnet           $81.00  ████████████████████████
  Deaf    at least $12.00  ████

What is missing
  - No rate for output tokens of Deaf (3,000,000)

Cannot be estimated
  - nobody/x: The catalog has no model "nobody/x".

Prices say nothing about quality: a cheaper model may need more attempts, or
longer prompts, for the same result.

Prices
  - Haiku, Sonnet and Deaf: Hand-made, as of 2026-11-01, 20 days ago`);
  });

  it('draws what is planned with each, and says every figure of it; one alone is no comparison', () => {
    const [chart] = cardOf(['Sonnet', 'Deaf']).sections.filter(({ kind }) => kind === 'chart');
    expect(chart).toEqual({
      kind: 'chart',
      title: 'Planned a month',
      chart: {
        kind: 'bars',
        bars: [
          { label: 'Sonnet', value: 81, text: '$81.00' },
          { label: 'Deaf', value: 12, text: 'at least $12.00' },
        ],
      },
      alt: 'Planned a month: Sonnet $81.00; Deaf at least $12.00.',
      isRepeat: true,
    });
    expect(cardOf(['Sonnet']).sections.map(({ kind }) => kind)).not.toContain('chart');
  });

  it('names the next one of several dearer models', () => {
    expect(cardOf(['Gift', 'Haiku', 'Sonnet']).answer).toBe(
      'Gift is cheapest: $0.00 a month; next, Haiku costs $27.00 more, because of output tokens ($15.00 against $0.00).',
    );
  });

  it('calls equal totals a tie, in one rank', () => {
    expect(cardOf(['Haiku', 'Twin', 'Sonnet']).answer).toMatch(
      /^Haiku and Twin cost the same: \$27\.00 a month;/,
    );
    expect(
      tableOf(['Haiku', 'Twin', 'Sonnet']).map(([rank, model, , , against]) => [rank, model, against]),
    ).toEqual([
      ['1', 'Haiku', 'the same'],
      ['1', 'Twin', 'the same'],
      ['3', 'Sonnet', '+$54.00 (3×)'],
    ]);
  });

  it('does not choose between totals that are closer than the assumptions', () => {
    expect(cardOf(['Near', 'Haiku']).answer).toBe(
      'Too close to call: Haiku ($27.00 a month) and Near ($27.30 a month), and the assumptions are less sure than that.',
    );
    // 0.30 / 27
    expect(tableOf(['Near', 'Haiku']).at(1)?.at(4)).toBe('+$0.30 (+1.1%), too close to call');
  });

  it('shows a difference as whoever subtracts the shown totals finds it', () => {
    const retried = plan(support({ users: '1' }), { retryRate: '0.031' });
    // 0.81 × 1.031 = $0.83511 and 0.27 × 1.031 = $0.27837
    expect(tableOf(['Haiku', 'Sonnet'], retried).at(1)?.at(4)).toBe('+$0.55674 (3×)');
    // A hundred times that is shown as $83.51 and $27.84
    const hundred = plan(support(), { retryRate: '0.031' });
    expect(tableOf(['Haiku', 'Sonnet'], hundred).at(1)?.at(4)).toBe('+$55.67 (3×)');
  });

  it('knows no cheapest where every model lacks a price', () => {
    const doubled = { model: 'Deaf', verbosity: given(exact(2)) };
    expect(cardOf(['Deaf', doubled]).answer).toBe(
      'Which model is cheapest is not known, because each lacks a price: Deaf (at least $12.00 a month) and Deaf (writing 2 times as much) (at least $12.00 a month).',
    );
    expect(cardOf(['Painter']).answer).toBe('None of the models can be compared.');
    expect(cardOf(['Deaf']).answer).toBe('Deaf costs at least $12.00 a month, because a price is missing.');
  });

  it('says that there is nothing to compare', () => {
    expect(cardOf(['Haiku']).answer).toBe('Haiku costs $27.00 a month, with nothing to compare it to.');
    expect(cardOf(['nobody/x']).answer).toBe('None of the models can be compared.');
    expect(cardOf([]).answer).toBe('There is no model to compare.');
  });

  it('tells a model from itself by how much it writes', () => {
    const verbosity = given(exact('1.5'));
    // 12 × $1 + 4.5 × $5 = $34.50, which is 7.5 / 27 more
    expect(cardOf(['Haiku', { model: 'Haiku', verbosity }]).answer).toBe(
      'Haiku is cheapest: $27.00 a month; Haiku (writing 1.5 times as much) costs 28% more, because of output tokens ($22.50 against $15.00).',
    );
  });

  it('says that two models charge by different units', () => {
    const images = plan({
      kind: 'image',
      pricing: { model: 'Painter', inputs: {} },
      inputs: inputs({ acceptedImages: '1000', tokensPerOutputImage: '1000' }),
    });
    // 1,000 × $0.04 and 1M × $30/1M; done once, so no "a month"
    expect(cardOf(['Painter', 'Token Painter'], images).answer).toBe(
      'Token Painter is cheapest: $30.00; Painter costs 33% more, because it charges by images ($40.00) and the cheapest by image output tokens ($30.00).',
    );
    expect(tableOf(['Painter', 'Token Painter'], images).at(1)?.at(5)).toBe(
      'images: $40.00, against image output tokens: $30.00',
    );
  });

  it('says that what decides is counted before savings, where there are some', () => {
    const text =
      'What decides is counted before savings, such as reads from a cache, which are lines of their own.';
    const cached = plan(support({ cachedShare: '0.5' }));
    expect(cardOf(['Sonnet', 'Haiku'], cached).sections).toContainEqual({ kind: 'note', text });
    expect(cardOf(['Sonnet', 'Haiku']).sections).not.toContainEqual({ kind: 'note', text });
  });

  it('says what is charged as something else', () => {
    const cached = plan(support({ cachedShare: '0.5' }));
    expect(renderPlainText(cardOf(['Haiku'], cached), 200)).toContain(
      'No rate for cached input tokens of Haiku: they are charged as input tokens',
    );
  });
});
