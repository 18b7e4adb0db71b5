import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { smallCatalog } from '../terminal/scenario/testing/small-catalog.ts';
import type { ChoiceName } from '../understand/choice.ts';
import type { Fact, FactName } from '../understand/fact.ts';
import { type Brief, EMPTY_BRIEF } from './brief.ts';
import { settledWork } from './settled-work.ts';

const around = {
  catalog: smallCatalog({
    'maker/near': { 'image quality=low': '0.03', 'image quality=medium': '0.04' },
    'maker/wide': { 'image quality=low': '0.01', 'image quality=high': '0.2' },
  }),
  today: '2026-11-21',
};

function images(
  model: string,
  said: Partial<Record<FactName, string>>,
  choices: readonly (readonly [ChoiceName, string])[] = [],
): Brief {
  const facts = Object.entries(said).map(([name, value]): [FactName, Fact] => [
    name as FactName,
    { name: name as FactName, value: exact(value), words: name },
  ]);
  return {
    ...EMPTY_BRIEF,
    kind: 'image',
    facts: new Map(facts),
    choices: new Map(choices),
    model: { id: model, words: model },
  };
}

describe('settledWork', () => {
  it('takes a usual choice of which little depends, and says so', () => {
    const work = settledWork(images('maker/near', { acceptedImagesPerMonth: '10' }), around);

    expect(work).toMatchObject({
      kind: 'scenario',
      scenario: { workloads: [{ pricing: { variant: { quality: 'medium' } } }] },
      notes: ['No quality was named: quality medium is taken. The price list also has low.'],
    });
  });

  it('asks for a choice of which much depends, beside all else that is missing', () => {
    expect(settledWork(images('maker/wide', {}), around)).toEqual({
      kind: 'incomplete',
      missing: ['acceptedImagesPerMonth', 'choice:quality'],
      options: new Map([['choice:quality', ['low', 'high']]]),
    });
  });

  it('takes the choice that was made, without a word about it', () => {
    const work = settledWork(
      images('maker/wide', { acceptedImagesPerMonth: '10' }, [['quality', 'high']]),
      around,
    );

    expect(work).toMatchObject({
      kind: 'scenario',
      notes: [],
      scenario: { workloads: [{ pricing: { variant: { quality: 'high' } } }] },
    });
  });

  it('needs no choice among the rates of a list where the price is stated', () => {
    const said = { acceptedImagesPerMonth: '10', unitPriceUsd: '0.05' };

    expect(settledWork(images('maker/wide', said), around)).toMatchObject({ kind: 'scenario', notes: [] });
  });
});
