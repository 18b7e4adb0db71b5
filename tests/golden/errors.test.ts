import { describe, expect, it } from 'vitest';

import { errorOutcome } from './errors.ts';
import { readRows } from './rows.ts';

const rows = readRows(new URL('errors.jsonl', import.meta.url));

const CAUSES = [...new Set(rows.map((row) => String(row['cause'])))];

const WRAPPINGS: readonly (readonly [string, (body: string) => string])[] = [
  ['a quoted mail', (body) => `Hi,\n\n> ${body.replaceAll('\n', '\n> ')}\n\nbut we paid! We have 500 users.`],
  ['a question', (body) => `why \`${body}\` since 3 pm? nothing changed, 40 requests a day`],
  ['a German sentence', (body) => `Seit gestern bekommen wir „${body}“ – woran liegt das?`],
  ['a line of a log', (body) => `2026-11-21T09:00:00Z ERROR [worker-3] failed after 3 attempts: ${body} at main`],
  ['a string', (body) => `responseBody: ${JSON.stringify(body)}`],
  ['a string in a string', (body) => JSON.stringify({ level: 'error', msg: `failed: ${JSON.stringify(body)}` })],
  ['the message of a gateway', (body) => JSON.stringify({ error: { message: body, type: 'upstream_error' } })],
  ['the detail of a server', (body) => JSON.stringify({ detail: body })],
  ['entities', (body) => body.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('>', '&gt;')],
];

describe('the corpus of errors', () => {
  it.each(CAUSES)('names the cause of every text that means %s', (cause) => {
    const wrong = rows
      .filter((row) => row['cause'] === cause)
      .map((row) => ({ id: row.id, ...errorOutcome(row) }))
      .filter(({ passed }) => !passed);

    expect(wrong).toEqual([]);
  });

  it('names the same causes where only the text is there, without a status', () => {
    const wrong = rows
      .map(({ status, ...row }) => ({ id: row.id, ...errorOutcome(row as typeof row & { id: string }) }))
      .filter(({ passed }) => !passed);

    expect(wrong).toEqual([]);
  });

  it('names the causes in other words, with other figures, from other languages and SDKs', () => {
    const wrong = readRows(new URL('error-variants.jsonl', import.meta.url))
      .map((row) => ({ id: row.id, ...errorOutcome(row) }))
      .filter(({ passed }) => !passed);

    expect(wrong).toEqual([]);
  });

  it.each(WRAPPINGS)('names the same causes within %s', (_, wrap) => {
    const wrong = rows
      .map((row) => ({ id: row.id, ...errorOutcome({ ...row, body: wrap(String(row['body'])) }) }))
      .filter(({ passed }) => !passed);

    expect(wrong).toEqual([]);
  });

  it('can fail: the text of one cause is not taken for another', () => {
    const [row] = rows.filter(({ id }) => id === 'e018');

    expect(errorOutcome({ ...row, id: 'e018', cause: 'prompt_exceeds_key_limit' })).toEqual({
      wanted: 'prompt_exceeds_key_limit',
      got: 'prompt_exceeds_account_balance',
      passed: false,
    });
  });
});
