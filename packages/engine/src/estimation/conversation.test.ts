import { exact, type Ratio, toDecimal } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { EXACTLY } from './arithmetic.ts';
import { type Call, callsOf } from './conversation.ts';

/** Calls that begin with 10,000 tokens and add 2,000 each. */
function calls(
  count: string,
  compaction?: { readonly at: string; readonly to: string },
): readonly Call<Ratio>[] {
  const conversation = { calls: exact(count), prefix: exact(10_000), growth: exact(2_000) };
  if (compaction === undefined) return callsOf(conversation, EXACTLY);
  return callsOf(
    { ...conversation, compaction: { at: exact(compaction.at), to: exact(compaction.to) } },
    EXACTLY,
  );
}

const texts = (values: readonly Ratio[]): readonly string[] => values.map((value) => toDecimal(value));

describe('callsOf', () => {
  it('sends with every call what those before it have added', () => {
    const all = calls('3');
    expect(texts(all.map(({ prompt }) => prompt))).toEqual(['10000', '12000', '14000']);
    expect(texts(all.map(({ repeated }) => repeated))).toEqual(['0', '10000', '12000']);
  });

  it('ends with the fraction of a call', () => {
    expect(texts(calls('2.25').map(({ weight }) => weight))).toEqual(['1', '1', '0.25']);
    expect(texts(calls('0.5').map(({ weight }) => weight))).toEqual(['0.5']);
  });

  it('compacts above its threshold, not at it', () => {
    const happens = (at: string): readonly string[] =>
      texts(calls('2', { at, to: '11000' }).flatMap(({ compaction }) => compaction?.weight ?? []));
    expect(happens('12000')).toEqual(['0', '0']);
    expect(happens('11999')).toEqual(['0', '1']);
  });

  it('goes on with the summary, of which only the prefix has been sent before', () => {
    const [, , third, fourth] = calls('4', { at: '13500', to: '11500' });
    expect(texts([third?.prompt, third?.repeated, third?.summary].map(known))).toEqual([
      '11500',
      '10000',
      '1500',
    ]);
    expect(texts([fourth?.prompt, fourth?.repeated].map(known))).toEqual(['13500', '11500']);
  });

  it('reads the whole context once more to compact it, and writes the summary', () => {
    const compaction = calls('3', { at: '13000', to: '11500' })[2]?.compaction;
    const { prompt, repeated, output } = compaction ?? {};
    expect(texts([prompt, repeated, output].map(known))).toEqual(['14000', '12000', '1500']);
  });

  it('writes no summary where the prefix is all that may be left', () => {
    const third = calls('3', { at: '13000', to: '9000' })[2];
    expect(texts([third?.prompt, third?.summary].map(known))).toEqual(['10000', '0']);
  });

  it('compacts the fraction of a last call as often as it takes place', () => {
    const last = calls('2.5', { at: '13000', to: '11000' })[2];
    expect(texts([last?.weight, last?.compaction?.weight].map(known))).toEqual(['0.5', '0.5']);
  });
});

function known(value: Ratio | undefined): Ratio {
  if (value === undefined) throw new Error('there is no such call');
  return value;
}
