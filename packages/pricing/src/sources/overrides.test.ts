import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { usd } from '../money.ts';
import { parseOverrides } from './overrides.ts';

const TODAY = '2026-11-21';

const documentation = readFileSync(new URL('../../../../docs/your-rates.md', import.meta.url), 'utf8');
const EXAMPLE = /```yaml\n([\s\S]*?)```/.exec(documentation)?.[1] ?? '';

function models(text: string) {
  const parsed = parseOverrides(text, TODAY);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.models;
}

function problems(text: string): readonly string[] {
  const parsed = parseOverrides(text, TODAY);
  return parsed.kind === 'read' ? [] : parsed.problems.map(({ line, message }) => `${line}: ${message}`);
}

/** A file with one rate, on line 5. */
function withRate(rate: string): string {
  return `version: 1\nmodels:\n  acme/one:\n    rates:\n      - ${rate}\n`;
}

const GOOD = 'unit: input-token, usd: "1", per: 1000000';

describe('parseOverrides', () => {
  it('reads the example of the documentation', () => {
    expect(models(EXAMPLE).map(({ id, name, rates }) => [id, name, rates.length])).toEqual([
      ['anthropic/claude-sonnet-4.6', undefined, 4],
      ['acme/private-llm', 'Acme private LLM', 3],
      ['acme/painter', 'Acme painter', 1],
    ]);
    expect(models(EXAMPLE)[0]).toMatchObject({
      line: 4,
      rates: [
        {
          unit: 'input-token',
          price: { kind: 'flat', amount: usd('2.40'), per: 1_000_000n },
          condition: {},
          kind: 'stated',
          source: { title: 'your rate' },
          asOf: '2026-11-01',
        },
        { condition: { promptOver: 200_000 } },
        { condition: {} },
        { condition: { from: '2027-01-01' } },
      ],
    });
  });

  it('dates the rates with today where the file has no day', () => {
    expect(models(withRate(`{ ${GOOD} }`))[0]?.rates[0]?.asOf).toBe(TODAY);
  });

  it('reads an amount without quotes by its digits, not as a broken binary number', () => {
    const file = withRate('{ unit: input-token, usd: 0.1234567890120, per: 1 }');
    // Written with thirteen decimals, of which the last is more than a picodollar.
    expect(problems(file)).toEqual([
      '5: usd is "0.1234567890120", expected dollars as a plain decimal, such as "2.40"',
    ]);
    const [model] = models(withRate('{ unit: input-token, usd: 0.123456789012, per: 1 }'));
    expect(model?.rates[0]?.price).toMatchObject({ amount: usd('0.123456789012') });
  });

  it.each([
    [
      'unit: input-tokens, usd: "1", per: 1',
      'unit is "input-tokens", expected a billing unit, such as input-token',
    ],
    ['unit: input-token, usd: "-1", per: 1', 'usd is "-1", expected dollars as a plain decimal'],
    ['unit: input-token, usd: 1e-6, per: 1', 'usd is "1e-6"'],
    ['unit: input-token, usd: $3, per: 1', 'usd is "$3"'],
    ['unit: input-token, usd: .inf, per: 1', 'usd is ".inf"'],
    ['unit: input-token, usd: , per: 1', 'usd is empty'],
    ['unit: input-token, usd: [1], per: 1', 'usd is a list'],
    ['unit: input-token, usd: "1"', 'the rate has no per; write a whole number above zero'],
    ['unit: input-token, usd: "1", per: 0', 'per is "0", expected a whole number above zero'],
    ['unit: input-token, usd: "1", per: 1.5', 'per is "1.5"'],
    [`${GOOD}, price: 3`, '"price" is no key of a rate; its keys are unit, usd, per, when'],
    [`${GOOD}, when: teir=batch`, '"teir" is no condition; the conditions are prompt, from, until'],
    [`${GOOD}, when: tier=bulk`, 'the condition "tier=bulk" cannot be read'],
    [`${GOOD}, when: tier=batch;tier=flex`, '"tier" stands in it twice'],
    [`${GOOD}, when: from=2026-02-31`, '2026-02-31'],
    [`${GOOD}, when: from=2026-10-02;until=2026-10-01`, 'until is not after from, so it never holds'],
    [`${GOOD}, when: ""`, 'when is ""'],
    [`${GOOD}, usd: "2"`, '"usd" stands here for the second time; keep one'],
  ])('refuses the rate %s on its line, with what is right', (rate, message) => {
    const [problem, ...others] = problems(withRate(`{ ${rate} }`));
    expect(problem).toMatch(/^5: /);
    expect(problem).toContain(message);
    expect(others).toEqual([]);
  });

  it.each([
    ['', '1: the file is empty; it begins with "version: 1"'],
    ['- 1', '1: the file is a list, expected a mapping with version, as_of, models'],
    ['version: 2\nmodels: {}', '1: version is "2", expected 1'],
    ['version: 1', '1: the file has no models'],
    ['version: 1\nmodels: {}', '2: models is empty'],
    [
      `as_of: 2026-11-22\n${withRate(`{ ${GOOD} }`)}`,
      '1: as_of is 2026-11-22, which is after today, 2026-11-21',
    ],
    [
      `as_of: yesterday\n${withRate(`{ ${GOOD} }`)}`,
      '1: as_of is "yesterday", expected a day such as 2026-11-21',
    ],
    ['version: 1\nmodels:\n  acme/one:\n', '3: the model acme/one is empty'],
    ['version: 1\nmodels:\n  acme/one: { name: One }\n', '3: the model acme/one has no rates'],
    ['version: 1\nmodels:\n  acme/one: { rates: [] }\n', '3: rates is an empty list'],
    [
      'version: 1\nmodels:\n  Acme One: { rates: [] }\n',
      '3: the model is "Acme One", expected an id in lower case',
    ],
    ['version: 1\nmodels: [', '2: this is no valid YAML'],
    ['version: 1\n\tmodels: 3', '2: this is no valid YAML: Tabs are not allowed as indentation'],
    ['a: 1\n---\nb: 2', '2: this is no valid YAML: Source contains multiple documents'],
    ['['.repeat(50_000), '1: this is no valid YAML'],
    ['version: 1\nmodels:\n  acme/one: *other\n', '3: '],
    ['version: 1\nmodels: !!js/function x', '2: '],
  ])('refuses the file %j and names the line', (text, problem) => {
    expect(problems(text).some((each) => each.startsWith(problem))).toBe(true);
  });

  it('refuses two rates for one unit and condition, in whatever order the condition is written', () => {
    const file = withRate(
      '{ unit: image, usd: "1", per: 1, when: quality=high;size=big }\n      - { unit: image, usd: "2", per: 1, when: size=big;quality=high }',
    );
    expect(problems(file)).toEqual(['6: image with size=big;quality=high has a rate already; keep one']);
  });

  it('refuses a model that stands twice, though its key before has no value', () => {
    expect(problems('version: 1\nmodels:\n  acme/one:\n  acme/one:\n')).toContain(
      '4: "acme/one" stands here for the second time; keep one',
    );
  });

  it('repeats no control character of the file, which could move a cursor', () => {
    const file = withRate('{ unit: "\\e[2J", usd: "1", per: 1, when: "\\a=3" }').replace(
      'acme/one',
      '"\\e[2J"',
    );
    expect(problems(file)).toHaveLength(3);
    expect(problems(file).join('')).not.toMatch(/\p{Cc}/u);
  });

  it('tells all mistakes at once, in the order of their lines', () => {
    const file = `version: 3
modles: {}
models:
  acme/one:
    ratse: []
    rates:
      - { unit: words, usd: "-1", per: 0 }
      - { ${GOOD} }
      - { ${GOOD} }
  acme/two:
    rates: [ { unit: image
`;
    expect(problems(file).map((problem) => problem.split(': ')[0])).toEqual([
      ...['1', '2', '5', '7', '7', '7', '9'],
      ...['11', '11', '12'],
    ]);
  });
});
