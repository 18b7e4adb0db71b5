import { bundledCatalog, exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { given, measured } from '../estimation/assumption.ts';
import type { Scenario } from '../estimation/scenario.ts';
import { parseScenarioFile } from './parse-scenario-file.ts';

const catalog = bundledCatalog();

function scenario(text: string): Scenario {
  const parsed = parseScenarioFile(text, catalog);
  if (parsed.kind === 'refused') throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
}

function problems(text: string): readonly string[] {
  const parsed = parseScenarioFile(text, catalog);
  return parsed.kind === 'scenario' ? [] : parsed.problems.map(({ line, message }) => `${line}: ${message}`);
}

const INPUTS = 'monthly_requests: 100, input_tokens: 2000, output_tokens: 500';

/** A file with one text workload, whose inputs are on line 5 and whose other keys are from line 6 on. */
function withText(inputs: string, ...others: readonly string[]): string {
  const lines = [
    'version: 1',
    'workloads:',
    '  - kind: text',
    '    model: sonnet 4.6',
    `    inputs: { ${inputs} }`,
  ];
  return [...lines, ...others.map((line) => `    ${line}`)].join('\n');
}

const ONE = 'monthly_requests: 100, input_tokens: 2000';

describe('parseScenarioFile', () => {
  it('reads a text workload with everything that it can have', () => {
    const text = `
version: 1
name: Support
workloads:
  - kind: text
    name: chat
    model: sonnet 4.6
    variant: { quality: high }
    prices: { price_input_per_million: $3 }
    verbosity: 1.2
    fallbacks: [ { model: haiku 4.5, share: 5%, verbosity: 2 } ]
    cache_lifetime: 1h
    inputs:
      users: 100
      active_days: 20
      requests_per_user_per_day: { value: 3, low: 2, high: 5, cause: traffic, reason: the logs }
      input_tokens: { value: 2k, origin: measured, reason: usage records }
      output_tokens: 500 to 900
    operations: { retry_rate: 5% }
operations: { retry_rate: 3%, retries: until-success, duplicate_rate: 1% }
buffer: 15%
fees: { top_up: 50, own_keys: false }
`;
    const range = { low: exact(2), high: exact(5), cause: 'traffic' };
    expect(parseScenarioFile(text, catalog)).toEqual({
      kind: 'scenario',
      name: 'Support',
      scenario: {
        workloads: [
          {
            kind: 'text',
            name: 'chat',
            pricing: {
              model: 'anthropic/claude-sonnet-4.6',
              variant: { quality: 'high' },
              inputs: { priceInputPerMillion: given(exact(3)), verbosity: given(exact('1.2')) },
            },
            fallbacks: [
              {
                model: 'anthropic/claude-haiku-4.5',
                inputs: { fallbackShare: given(exact('0.05')), verbosity: given(exact(2)) },
              },
            ],
            cacheLifetime: '1h',
            inputs: {
              users: given(exact(100)),
              activeDays: given(exact(20)),
              requestsPerUserPerDay: { ...given(exact(3), 'the logs'), range },
              inputTokens: measured(exact(2000), 'usage records'),
              outputTokens: { ...given(exact(700)), range: { low: exact(500), high: exact(900) } },
              retryRate: given(exact('0.05')),
            },
          },
        ],
        inputs: {
          retryRate: given(exact('0.03')),
          duplicateRate: given(exact('0.01')),
          buffer: given(exact('0.15')),
          topUp: given(exact(50)),
        },
        retries: 'until-success',
        ownKeys: false,
      },
    });
  });

  it('reads JSON, which is YAML, with tabs as well', () => {
    const json = JSON.stringify(
      {
        version: 1,
        workloads: [{ kind: 'subscription', prices: { price_per_seat: 20 }, inputs: { seats: 5 } }],
      },
      undefined,
      '\t',
    );
    expect(scenario(json).workloads).toEqual([
      {
        kind: 'subscription',
        pricing: { inputs: { pricePerSeat: given(exact(20)) } },
        inputs: { seats: given(exact(5)) },
      },
    ]);
  });

  it.each([
    ['billed', '1'],
    ['free', '0'],
  ])('takes failed jobs that are %s as billed at a share of %s', (policy, share) => {
    const { inputs } = scenario(
      `${withText(INPUTS)}\noperations: { failed_job_rate: 2%, failed_jobs: ${policy} }`,
    );
    expect(inputs.billedShareOfFailed).toEqual(given(exact(share), `failed jobs are ${policy}`));
  });

  it('takes failed jobs that are partially billed at the share that is stated', () => {
    const operations = 'operations: { failed_jobs: partial, billed_share_of_failed: 40% }';
    expect(scenario(`${withText(INPUTS)}\n${operations}`).inputs.billedShareOfFailed).toEqual(
      given(exact('0.4')),
    );
  });

  it('follows aliases', () => {
    const text = `${withText(`monthly_requests: &volume { value: 100 to 300, cause: growth }, input_tokens: 1, output_tokens: 1`)}
  - { kind: image, model: imagen 4, inputs: { accepted_images_per_month: *volume } }`;
    const [chat, pictures] = scenario(text).workloads;
    expect(pictures?.inputs.acceptedImagesPerMonth).toEqual(chat?.inputs.monthlyRequests);
  });

  it.each([
    [
      `${ONE}, ouput_tokens: 500`,
      'workload 1, inputs has no key "ouput_tokens"; did you mean output_tokens?',
    ],
    [
      `${ONE}, outputTokens: 500`,
      'workload 1, inputs has no key "outputTokens"; did you mean output_tokens?',
    ],
    [`${INPUTS}, retry_rate: 3%`, 'workload 1, inputs has no key "retry_rate"; it belongs to operations'],
    [`${INPUTS}, buffer: 3%`, 'workload 1, inputs has no key "buffer"; it belongs to the top of the file'],
    [`${INPUTS}, price_input_per_million: 3`, 'it belongs to prices'],
    [`${INPUTS}, megapixels: 3`, 'it belongs to the inputs of image work'],
    [`${INPUTS}, tokens: 3`, 'workload 1, inputs has no key "tokens"; its keys are users, active_days'],
    [ONE, 'workload 1, inputs: output tokens per request is missing: text work needs it.'],
    [
      `${ONE}, output_tokens: 1,5`,
      'workload 1, inputs has no key "5"; between braces a number with a comma needs quotes',
    ],
    [
      `${ONE}, output_tokens: "1,5"`,
      'workload 1, inputs.output_tokens is "1,5", but a comma only sets thousands apart',
    ],
    [`${ONE}, output_tokens: `, 'workload 1, inputs.output_tokens is empty, expected a number such as 2000'],
    [`${ONE}, output_tokens: [500, 900]`, 'workload 1, inputs.output_tokens is a list, expected a number'],
    [
      `${ONE}, output_tokens: -1`,
      'inputs.output_tokens: output tokens per request is -1, but the least is 0.',
    ],
    [`${ONE}, output_tokens: 900 to 500`, 'the low end must not be above the high one'],
    [`${ONE}, output_tokens: 500 ± 150%`, 'output tokens per request is -250, but the least is 0.'],
    [
      `${ONE}, output_tokens: { low: 3, high: 4 }`,
      'inputs.output_tokens has no value; write it under "value:"',
    ],
    [`${ONE}, output_tokens: { value: 3, low: 2 }`, 'has one end of a range; write both low and high'],
    [`${ONE}, output_tokens: { value: 3 to 4, low: 2, high: 5 }`, 'inputs.output_tokens has two ranges'],
    [
      `${ONE}, output_tokens: { value: 3, cause: x }`,
      'output_tokens.cause is the cause of a range, but there is no range',
    ],
    [
      `${ONE}, output_tokens: { value: 3, origin: measured }`,
      'inputs.output_tokens is measured, but not why; write a reason',
    ],
    [
      `${ONE}, output_tokens: { value: 3, origin: said }`,
      'is "said", expected one of given, measured, default',
    ],
    [
      `${ONE}, output_tokens: { value: 3, reason: " " }`,
      'reason is " ", expected a text of at most 500 characters',
    ],
    [
      `${INPUTS}, calls: 5`,
      'workload 1, inputs.monthly_requests: calls and requests per month are both stated',
    ],
    [
      `${INPUTS}, cached_share: 60%, cache_write_share: 50%`,
      'inputs.cache_write_share: the shares of the input',
    ],
    [
      'users: 5, requests_per_user_per_day: two, input_tokens: 1, output_tokens: 1',
      'requests_per_user_per_day is "two"',
    ],
  ])('refuses the inputs { %s } with one sentence on their line', (inputs, message) => {
    const [problem, ...others] = problems(withText(inputs));
    expect(problem).toMatch(/^5: /);
    expect(problem).toContain(message);
    expect(others).toEqual([]);
  });

  it.each([
    ['cache_lifetime: 2h', 'workload 1, cache_lifetime is "2h", expected one of 5m, 1h'],
    ['name: ""', 'workload 1, name is "", expected a text of at most 500 characters'],
    ['variant: { qualty: high }', 'workload 1, variant has no key "qualty"; did you mean quality?'],
    ['variant: { quality: [high] }', 'workload 1, variant.quality is a list, expected a word such as high'],
    ['variant: high', 'workload 1, variant is "high", expected a mapping'],
    ['prices: {}', 'workload 1, prices is empty, expected at least one price'],
    [
      'prices: { price_input_per_million: -1 }',
      'prices.price_input_per_million: price per 1M input tokens is -1, but the least is 0.',
    ],
    ['fallbacks: []', 'workload 1, fallbacks is an empty list'],
    ['fallbacks: [ { model: haiku 4.5 } ]', 'workload 1, fallbacks[1] has no share; write it as 5%'],
    ['fallbacks: [ { share: 5% } ]', 'workload 1, fallbacks[1].model is missing, and there are no prices'],
    [
      'fallbacks: [ { model: haiku 4.5, share: 5% }, { model: haiku 4.5, share: 5%, prices: { price_output_per_million: -2 } } ]',
      'workload 1, fallbacks[2].prices.price_output_per_million: price per 1M output tokens is -2',
    ],
    [
      'fallbacks: [ { model: haiku 4.5, share: 60% }, { model: haiku 4.5, share: 50% } ]',
      'fallbacks[1].share: the shares',
    ],
    [`fallbacks: [${' { model: haiku 4.5, share: 1% },'.repeat(11)} ]`, 'fallbacks are 11, the most is 10'],
    [
      'operations: { failed_jobs: partial }',
      'is partial: state workload 1, operations.billed_share_of_failed',
    ],
    [
      'operations: { failed_jobs: free, billed_share_of_failed: 1 }',
      'is free: leave out workload 1, operations.billed',
    ],
    [
      'operations: { retries: once }',
      'has no key "retries"; it belongs to operations at the top of the file',
    ],
    ['chain: {}', 'workload 1 has no key "chain"; its keys are kind, name, model'],
    ['users: 5', 'workload 1 has no key "users"; it belongs to inputs'],
    ['<<: { name: x }', 'workload 1 has no key "<<"'],
    ['name: *nobody', '*nobody stands for nothing before it'],
  ])('refuses the workload with %s on its line', (line, message) => {
    const refused = problems(withText(INPUTS, line));
    expect(refused[0]).toMatch(/^6: /);
    expect(refused[0]).toContain(message);
  });

  it.each([
    ['', '1: the file is empty; it begins with "version: 1"'],
    ['# nothing yet', '1: the file is empty'],
    ['- 1', '1: the file is a list, expected a mapping'],
    ['workloads: []', '1: the file has no version; it begins with "version: 1"'],
    ['version: 2\nworkloads: []', '1: version is "2", expected 1, the only one there is'],
    ['version: 1', '1: the file: There is no work to estimate.'],
    ['version: 1\nworkloads: []', '2: workloads is an empty list'],
    ['version: 1\nworkloads: [ 3 ]', '2: workload 1 has no kind; it is one of text, agent'],
    [
      'version: 1\nworkloads: [ { kind: vodeo } ]',
      '2: workload 1, kind is "vodeo", expected one of text, agent',
    ],
    [
      'version: 1\nworkloads: [ { kind: voice, model: haiku 4.5, chain: { speech: { model: tts-1 } }, inputs: { sessions: 3, minutes_per_session: 1 } } ]',
      '2: workload 1, chain has no transcription; name its model',
    ],
    [
      'version: 1\nworkloads:\n  - { kind: image, model: imagen 4, inputs: { accepted_images: 3 } }\n  - { kind: image, model: imagen 4, inputs: { accepted_images_per_month: 3 } }',
      '2: workloads: Some of the work is done once and some every month: estimate them apart.',
    ],
    [`${withText(INPUTS)}\nbuffer: 15`, '6: buffer is "15", expected a share such as 50% or 0.5'],
    [
      `${withText(INPUTS)}\noperations: { retries: never }`,
      '6: operations.retries is "never", expected one of once, until-success',
    ],
    [
      `${withText(INPUTS)}\noperations: { retries: until-success, retry_rate: 1 }`,
      '6: operations.retry_rate: retry rate is 100%',
    ],
    [
      `${withText(INPUTS)}\nfees: { top_up: 1 }`,
      '6: fees.top_up: credits bought at a time is 1, but the least is 5.',
    ],
    [`${withText(INPUTS)}\nfees: { own_keys: 1 }`, '6: fees.own_keys is "1", expected one of true, false'],
    [`${withText(INPUTS)}\nbuffer: 1\nbuffer: 2%`, '7: "buffer" stands here for the second time; keep one'],
    ['version: 1\n\tworkloads: 3', '2: this is no valid YAML: Tabs are not allowed as indentation'],
    ['a: 1\n---\nb: 2', '2: this is no valid YAML: Source contains multiple documents'],
  ])('refuses the file %j and names the line', (text, problem) => {
    expect(problems(text).some((each) => each.startsWith(problem))).toBe(true);
  });

  it('refuses a file that is longer or deeper than any that a person wrote', () => {
    expect(problems('#'.repeat(300_000))).toEqual(['1: the file has 300000 characters, the most is 262144']);
    expect(problems('['.repeat(50_000))).toEqual([expect.stringMatching(/^1: this is no valid YAML/)]);
  });

  it('names the models that a name may mean, and takes none of them', () => {
    expect(problems(withText(INPUTS).replace('sonnet 4.6', 'claude sonnet'))).toEqual([
      expect.stringMatching(
        /^4: workload 1, model is "claude sonnet", which may be one of .*anthropic\/claude-sonnet-4\.6/,
      ),
    ]);
    expect(problems(withText(INPUTS).replace('sonnet 4.6', 'sonet 4.6'))).toEqual([
      expect.stringMatching(
        /^4: workload 1, model is "sonet 4.6", which the catalog does not have; near it are .*sonnet/,
      ),
    ]);
    expect(problems(withText(INPUTS).replace('sonnet 4.6', 'zzzz'))).toEqual([
      '4: workload 1, model is "zzzz", which the catalog does not have',
    ]);
  });

  it.each(['sk-or-v1-0123456789abcdef', 'gsk_0123456789abcdefgh', 'AIzaSy0123456789abcdefghijk'])(
    'masks the key %s, wherever a text is kept',
    (key) => {
      const parsed = parseScenarioFile(`name: ${key}\n${withText(INPUTS)}`, catalog);
      expect(
        JSON.stringify(parsed, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
      ).not.toContain(key);
      expect(parsed).toMatchObject({ kind: 'scenario', name: `(masked key …${key.slice(-4)})` });
    },
  );

  it('refuses a route that adds web searches, and says where they are stated', () => {
    expect(problems(withText(INPUTS).replace('sonnet 4.6', 'sonnet 4.6:online'))).toEqual([
      '4: workload 1, model is "sonnet 4.6:online", which adds web searches: leave :online out and state web_searches_per_request',
    ]);
  });

  it('tells all mistakes at once in the order of their lines, and none because of another', () => {
    const text = `version: 1
workloads:
  - kind: text
    model: sonnet
    inputs:
      cals: abc
      input_tokens: 1,5
      output_tokens: 5%
  - kind: video
    model: veo 3.1
    inputs:
      accepted_clips: 3
  - kind: agent
    inputs: { tasks: 3, calls_per_task: 2, output_tokens: 3, growth_tokens: 1, compact_at_tokens: x, compact_to_tokens: 5 }
buffer: lots
`;
    expect(problems(text).map((each) => each.replace(/^(\d+: (?:workload \d, )?[\w.]+).*/, '$1'))).toEqual([
      '4: workload 1, model',
      '6: workload 1, inputs',
      '6: workload 1, inputs.calls',
      '7: workload 1, inputs.input_tokens',
      '8: workload 1, inputs.output_tokens',
      '11: workload 2, inputs',
      '13: workload 3, model',
      '14: workload 3, inputs.compact_at_tokens',
      '15: buffer',
    ]);
  });

  it.each([
    `${withText(INPUTS)}\nsk-or-v1-0123456789abcdef: 3`,
    `${withText(INPUTS)}\nsk-or-v1-0123456789abcdef: 3\nsk-or-v1-0123456789abcdef: 3`,
    withText(INPUTS).replace('sonnet 4.6', 'sk-or-v1-0123456789abcdef'),
    withText(`${ONE}, output_tokens: sk-or-v1-0123456789abcdef`),
    withText(INPUTS, 'name: *sk-or-v1-0123456789abcdef'),
    withText(INPUTS, 'variant: { quality: [ sk-or-v1-0123456789abcdef'),
  ])('shows no API key that was pasted into the file', (text) => {
    expect(problems(text)).not.toEqual([]);
    expect(problems(text).join('\n')).not.toContain('0123456789');
  });

  it('reads a file of shared lists that is short and would be huge in no time', () => {
    const keys = Array.from({ length: 1_000 }, (_, at) => `k${at}: 1`).join(', ');
    const work = Array.from({ length: 1_000 }, () => '*work').join(', ');
    const text = `version: 1\nworkloads: [ &work { kind: text, inputs: { ${keys} } }, ${work} ]`;
    const refused = problems(text);
    expect(refused[0]).toContain('workloads are 1001, the most is 50');
    expect(refused).toContainEqual(
      expect.stringContaining('workload 50, inputs has 1000 keys, the most is 100'),
    );
  });
});
