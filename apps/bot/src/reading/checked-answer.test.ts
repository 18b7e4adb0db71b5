import { bundledCatalog, exact, toDecimal } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { findMentions } from '../understand/model-mention.ts';
import type { Period } from '../understand/period.ts';
import type { Understanding } from '../understand/understanding.ts';
import type { Answer } from './answer-schema.ts';
import { checkedAnswer } from './checked-answer.ts';
import { answerWith, stated } from './testing/answers.ts';
import { read, readByRules } from './testing/read-by-rules.ts';

const catalog = bundledCatalog();

function check(text: string, answer: Partial<Answer>, rules: Partial<Understanding> = {}) {
  return checkedAnswer(answerWith(answer), { text, rules: readByRules(rules), catalog });
}

function understood(
  text: string,
  answer: Partial<Answer>,
  rules: Partial<Understanding> = {},
): Understanding {
  const checked = check(text, answer, rules);
  if (checked.kind === 'faulty') throw new Error(checked.faults.join('\n'));
  return checked.understanding;
}

function factsOf(
  text: string,
  facts: Answer['facts'],
  rules: Partial<Understanding> = {},
): readonly string[] {
  return understood(text, { facts }, rules).facts.map(({ name, value, range, note, change }) =>
    [
      `${name}=${toDecimal(value, 6)}`,
      ...(range === undefined ? [] : [`${toDecimal(range.low)} to ${toDecimal(range.high)}`]),
      ...(note === undefined ? [] : [`(${note})`]),
      ...(change === undefined ? [] : [change]),
    ].join(' '),
  );
}

function faultsOf(text: string, answer: Partial<Answer>): readonly string[] {
  const checked = check(text, answer);
  return checked.kind === 'faulty' ? checked.faults : [];
}

const DAILY = stated({ words: '400 chats a day', name: 'requests', value: '400', per: 'day' });

describe('checkedAnswer', () => {
  it('brings a number to the month by its period, and says how', () => {
    // 400 × 30
    expect(factsOf('400 chats a day', [DAILY])).toEqual([
      'monthlyRequests=12000 (a day counts 30 times a month)',
    ]);
  });

  it('counts a day 22 times a month where workdays are mentioned, and as often as days are stated', () => {
    // 400 × 22, 400 × 20
    expect(factsOf('400 chats a day', [DAILY], { workdays: true })).toEqual([
      'monthlyRequests=8800 (a day counts 22 times a month)',
    ]);
    const days = stated({ words: '20 active days', name: 'active_days', value: '20' });
    expect(factsOf('400 chats a day, 20 active days', [DAILY, days])).toEqual([
      'monthlyRequests=8000 (a day counts 20 times a month)',
      'activeDays=20',
    ]);
  });

  it.each([
    // 1,300 × 22
    [
      '1,300 mails per workday',
      'requests 1300 workday',
      'monthlyRequests=28600 (a workday counts 22 times a month)',
    ],
    // 26 × 52/12
    ['26 runs a week', 'tasks 26 week', 'tasksPerMonth=112.666667 (a week counts 4.3333 times a month)'],
    // 9,600 / 12
    [
      '9,600 Bilder pro Jahr',
      'accepted_images 9600 year',
      'acceptedImagesPerMonth=800 (a year counts 0.0833 times a month)',
    ],
    // 240 / 3
    [
      '240 reports per quarter',
      'requests 240 quarter',
      'monthlyRequests=80 (a quarter counts 0.3333 times a month)',
    ],
    // 0.5 × 2,592,000
    ['0.5 qps', 'requests 0.5 second', 'monthlyRequests=1296000 (a second counts 2592000 times a month)'],
    ['每月3万次', 'requests 30000 month', 'monthlyRequests=30000'],
    ['12.000 Anfragen im Monat', 'requests 12000 month', 'monthlyRequests=12000'],
    ['30M tokens in, monthly', 'input_tokens_in_total 30000000 month', 'inputTokensPerMonth=30000000'],
  ])('reads "%s"', (text, answered, fact) => {
    const [name = '', value = '', per] = answered.split(' ');
    expect(factsOf(text, [stated({ words: text, name, value, per: per as Period })])).toEqual([fact]);
  });

  it('takes a volume without a period for one that is done once', () => {
    expect(
      factsOf('300 clips', [stated({ words: '300 clips', name: 'accepted_clips', value: '300' })]),
    ).toEqual(['acceptedClips=300']);
  });

  it('keeps an amount of each user and day as it is, and multiplies that of a week by the users', () => {
    const text = '60 people, each asks 8 times per week';
    const people = stated({ words: '60 people', name: 'users', value: '60' });
    const asks = stated({
      words: 'each asks 8 times per week',
      name: 'requests',
      value: '8',
      per: 'week',
      per_user: true,
    });
    // 8 × 60 × 52/12
    expect(factsOf(text, [asks, people])).toEqual([
      'monthlyRequests=2080 (a week counts 4.3333 times a month, 60 users)',
      'users=60',
    ]);
    const daily = stated({
      words: 'each asks 8 times a day',
      name: 'requests',
      value: '8',
      per: 'day',
      per_user: true,
    });
    expect(factsOf('each asks 8 times a day', [daily])).toEqual(['requestsPerUserPerDay=8']);
    expect(factsOf(text, [asks])).toEqual([]);
  });

  it('reads shares, ranges, lengths of time and changes', () => {
    const text = '3% retried, 2-5 minutes each, 90 seconds, 20% more output, half the users, 20 fewer tasks';
    expect(
      factsOf(text, [
        stated({ words: '3% retried', name: 'retry_rate', value: '3', unit: 'percent' }),
        stated({ words: '2-5 minutes', name: 'minutes_per_session', low: '2', high: '5', unit: 'minutes' }),
        stated({ words: '90 seconds', name: 'minutes_per_recording', value: '90', unit: 'seconds' }),
        stated({
          words: '20% more output',
          name: 'output_tokens',
          value: '20',
          unit: 'percent',
          change: 'plus',
        }),
        stated({ words: 'half the users', name: 'users', value: '0.5', change: 'times' }),
        stated({ words: '20 fewer tasks', name: 'tasks', value: '20', change: 'minus' }),
      ]),
    ).toEqual([
      'retryRate=0.03',
      'minutesPerSession=3.5 2 to 5',
      'minutesPerRecording=1.5',
      'outputTokens=1.2 times',
      'users=0.5 times',
      'tasksPerMonth=-20 plus',
    ]);
  });

  it.each([
    [
      'a number that nobody wrote',
      { words: 'many chats', name: 'requests', value: '500' },
      'its numbers do not stand',
    ],
    [
      'another number than the quoted one',
      { words: '400 chats a day', name: 'requests', value: '4000', per: 'day' },
      'its numbers do not stand',
    ],
    [
      'a number that was multiplied already',
      { words: '400 chats a day', name: 'requests', value: '12000' },
      'its numbers do not stand',
    ],
    [
      'a part of a number',
      { words: '00 chats a day', name: 'requests', value: '0', per: 'day' },
      'its numbers do not stand',
    ],
    [
      'words that do not stand there',
      { words: '400 chats per day', name: 'requests', value: '400', per: 'day' },
      'does not stand in the message',
    ],
    ['no words', { words: ' ', name: 'requests', value: '400' }, 'does not stand in the message'],
    [
      'a period that the words do not have',
      { words: '400 chats', name: 'requests', value: '400', per: 'day' },
      'does not say "per day"',
    ],
    [
      'another period',
      { words: '400 chats a day', name: 'requests', value: '400', per: 'hour' },
      'does not say "per hour"',
    ],
    [
      'a period of what has none',
      { words: '400 chats a day', name: 'output_tokens', value: '400', per: 'day' },
      'per must be null',
    ],
    [
      'users that the words do not have',
      { words: '400 chats', name: 'requests', value: '400', per_user: true },
      'for each user',
    ],
    ['dollars as a count', { words: '$900', name: 'requests', value: '900' }, 'its numbers do not stand'],
    ['a percentage as a count', { words: '7%', name: 'requests', value: '7' }, 'its numbers do not stand'],
    [
      'a count as a percentage',
      { words: '400 chats', name: 'retry_rate', value: '400', unit: 'percent' },
      'its numbers do not stand',
    ],
    [
      'a share above the whole',
      { words: '400 chats', name: 'retry_rate', value: '400' },
      'retry rate is 40,000%, but the most is 100%',
    ],
    [
      'minutes of what is not timed',
      { words: '400 chats', name: 'users', value: '400', unit: 'minutes' },
      'does not count it as minutes',
    ],
    [
      'a value and a range',
      { words: '400 chats', name: 'requests', value: '400', low: '1', high: '2' },
      'value alone, or low and high',
    ],
    ['half a range', { words: '400 chats', name: 'requests', low: '400' }, 'value alone, or low and high'],
    ['a number in another form', { words: '400 chats', name: 'requests', value: '4e2' }, 'as plain decimals'],
    [
      'a range the wrong way round',
      { words: '400 chats a day, 12 tasks', name: 'users', low: '400', high: '12' },
      'the low end',
    ],
    ['the number of a model', { words: 'gpt-5 mini', name: 'users', value: '5' }, 'its numbers do not stand'],
    ['an address', { words: '<@U123> 12 tasks', name: 'tasks', value: '12' }, 'no address'],
    ['no months at all', { words: '0 months', name: 'months', value: '0' }, 'above 0'],
  ] as const)('refuses %s', (_, fact, why) => {
    const text =
      'many chats, 400 chats a day, 12 tasks, 7%, $900 for gpt-5 mini, <@U123> 12 tasks, 0 months, 90 seconds';
    expect(faultsOf(text, { facts: [stated(fact)] })).toEqual([expect.stringContaining(why)]);
  });

  it('lets what the rules read stand, and adds only what they left open', () => {
    const text = '100 users, 60,000 calls a month, 450 words';
    const rules = {
      facts: [read('users', '100', '100 users'), read('monthlyRequests', '60000', '60,000 calls a month')],
      unused: ['450 words'],
    };
    const answered = [
      stated({ words: '450 words', name: 'users', value: '450' }),
      stated({ words: '100 users', name: 'output_tokens', value: '100' }),
      stated({ words: '450 words', name: 'tasks', value: '450' }),
      stated({ words: '450 words', name: 'output_tokens', value: '450' }),
    ];
    expect(factsOf(text, answered, rules)).toEqual([
      'users=100',
      'monthlyRequests=60000',
      'outputTokens=450',
    ]);
    expect(understood(text, { facts: answered }, rules).unused).toEqual([]);
  });

  it('leaves both numbers of a fact that the rules read from two phrases to it', () => {
    const text = '1,150 tickets/workday and 2 calls per ticket';
    const rules = { facts: [read('monthlyRequests', '50600', '2 calls per ticket, 1,150 tickets/workday')] };
    const calls = stated({ words: '2 calls', name: 'output_tokens', value: '2' });
    const tickets = stated({ words: '1,150 tickets', name: 'input_tokens', value: '1150' });
    expect(factsOf(text, [calls, tickets], rules)).toEqual(['monthlyRequests=50600']);
  });

  it('resolves a number that the rules found unclear, and the sentence about it goes', () => {
    const refused = ['"12.000 calls" could be 12 or 12000: write it without the dot.'];
    const fact = stated({ words: '12.000 calls', name: 'requests', value: '12000' });
    expect(understood('12.000 calls', { facts: [fact] }, { refused }).refused).toEqual([]);
    expect(understood('12.000 calls', {}, { refused }).refused).toEqual(refused);
  });

  it('takes a model only by a name that stands in the message and that the catalog finds', () => {
    const models = (text: string, named: readonly string[], rules: Partial<Understanding> = {}) =>
      understood(text, { models: [...named] }, rules).models.map(({ name }) => name);
    expect(models('with claude sonnet 4.6, please', ['Claude Sonnet 4.6'])).toEqual(['claude sonnet 4.6']);
    expect(models('with our flash sale', ['flash sale'])).toEqual([]);
    expect(faultsOf('with our own model', { models: ['gpt-5 mini'] })).toHaveLength(1);
    const text = 'gpt-5 mini, not claude sonnet 4.6';
    const found = findMentions(text, catalog).slice(0, 1);
    expect(models(text, ['claude sonnet 4.6'], { models: found })).toEqual(['gpt-5 mini']);
  });

  it('takes a choice only where its words say it and some model has it', () => {
    const choose = (text: string, name: 'quality' | 'size' | 'audio' | 'cache_lifetime', value: string) =>
      check(text, { choices: [{ words: text, name, value }] }).kind;
    expect(choose('high quality', 'quality', 'high')).toBe('understood');
    expect(choose('1024 × 1024', 'size', '1024x1024')).toBe('understood');
    expect(choose('w/o audio', 'audio', 'off')).toBe('understood');
    expect(choose('with sound', 'audio', 'on')).toBe('understood');
    expect(choose('1 hour cache', 'cache_lifetime', '1h')).toBe('understood');
    expect(choose('high quality', 'quality', 'low')).toBe('faulty');
    expect(choose('free quality', 'quality', 'free')).toBe('faulty');
    expect(choose('with audio', 'audio', 'off')).toBe('faulty');
    expect(choose('1 hour cache', 'cache_lifetime', '5m')).toBe('faulty');
    const rules = { choices: [{ name: 'quality', value: 'high' }] } as const;
    const answer: Partial<Answer> = { choices: [{ words: 'low quality', name: 'quality', value: 'low' }] };
    expect(understood('low quality', answer, rules).choices).toEqual(rules.choices);
  });

  it('names the intent, the kind and what is wanted only where the rules leave them open', () => {
    const answer = { intent: 'help', workload: 'image', wanted: 'requests' } as const;
    const rules = { intent: 'reverse', kind: 'text', wanted: 'users' } as const;
    expect(understood('', answer, rules)).toMatchObject(rules);
    expect(understood('', answer)).toMatchObject({
      intent: 'help',
      kind: 'image',
      wanted: 'monthlyRequests',
    });
  });

  it('makes an assumption a sentence and nothing else', () => {
    const checked = check('a support bot', {
      assumptions: [
        { name: 'output_tokens', value: '500' },
        { name: 'retry_rate', value: '7' },
        { name: 'users', value: 'a lot' },
      ],
    });
    expect(checked).toEqual({
      kind: 'understood',
      understanding: readByRules({ intent: 'estimate' }),
      assumptions: [
        'output tokens per request: the language model would assume 500; nothing is counted with it.',
      ],
    });
  });

  it('tells of words with a number that found no place, and calls nobody by it', () => {
    const text = '500 pages, @everyone 7 times, some more';
    const unclear = ['500 pages', '@everyone 7 times', 'some more', '12 pages'];
    expect(understood(text, { unclear }).unused).toEqual(['500 pages']);
  });

  it('leaves a number that answers a question bare until it is placed', () => {
    const bare = [{ value: exact(6_000), words: '6,000' }];
    expect(understood('6,000', {}, { bare }).bare).toEqual(bare);
    const fact = stated({ words: '6,000', name: 'users', value: '6000' });
    expect(understood('6,000', { facts: [fact] }, { bare })).toMatchObject({
      bare: [],
      facts: [{ name: 'users' }],
    });
  });

  it('takes no answer that says more than any message, and not long for one that is hardly less', () => {
    const many = (count: number) => ({
      facts: Array.from({ length: count }, () => stated({ words: 'a 1', name: 'users', value: '2' })),
    });
    const text = 'a 1 '.repeat(4_000);
    expect(faultsOf(text, many(201))).toEqual(['No message says so much: leave out what it does not say.']);
    const started = performance.now();
    expect(faultsOf(text, many(200))).toHaveLength(200);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
