import { describe, expect, it } from 'vitest';

import { refusalFrom } from './refusal-text.ts';

const MESSAGE = 'Insufficient credits. Add more using https://openrouter.ai/settings/credits';

describe('refusalFrom', () => {
  it.each([
    ['JSON', `{"error":{"message":"${MESSAGE}","code":402}}`],
    ['an exception of Python', `Error code: 402 - {'error': {'message': '${MESSAGE}', 'code': 402}}`],
    ['nested errors', `{"error":{"error":{"message":"${MESSAGE}","code":402},"code":402}}`],
    ['a code in words', `{"error":{"message":"${MESSAGE}","type":"upstream_error","code":"402"}}`],
    ['the inner error only', `402 Payment Required {"message":"${MESSAGE}","code":402}`],
    [
      'a body as a string',
      `{"statusCode":500,"responseBody":"{\\"error\\":{\\"message\\":\\"${MESSAGE}\\",\\"code\\":402}}"}`,
    ],
    ['an escaped body', `body: "{\\"error\\":{\\"message\\":\\"${MESSAGE}\\",\\"code\\":402}}"`],
    [
      'a body that a gateway keeps under a name of its own, encoded twice',
      JSON.stringify({
        message: 'Bad Gateway',
        statusCode: 502,
        upstream: JSON.stringify(`{"error":{"message":"${MESSAGE}","code":402}}`),
      }),
    ],
    [
      'JSON within a message',
      `{"error":{"message":"provider: {\\"error\\":{\\"message\\":\\"${MESSAGE}\\",\\"code\\":402}}","code":500}}`,
    ],
    ['curly quotes', `{“error”:{“message”:“${MESSAGE}”,“code”:402}}`],
    ['entities', `{&quot;error&quot;:{&quot;message&quot;:&quot;${MESSAGE}&quot;,&quot;code&quot;:402}}`],
    ['colours', `\u001b[31m{"error":{"message":"${MESSAGE}","code":402}}\u001b[0m`],
    [
      'lines that a terminal broke',
      `{"error":{"message":"${MESSAGE.replace('more', 'more\n     ')}","code":402}}`,
    ],
  ])('unwraps %s', (_, text) => {
    expect(refusalFrom(text)).toMatchObject({ message: MESSAGE, code: 402, shape: 'error' });
  });

  it('keeps the whole text as the message where it is only words', () => {
    expect(refusalFrom('our bot died with `402 Insufficient credits.`\nwhy?')).toEqual({
      status: 402,
      message: 'our bot died with `402 Insufficient credits.` why?',
      metadata: {},
      shape: 'words',
      text: 'our bot died with `402 Insufficient credits.`\nwhy?',
    });
  });

  it('reads the fields of metadata, with what is null left out', () => {
    const metadata = {
      limit_source: 'openrouter_key_limit',
      provider_name: null,
      scope: 'weekly',
      limit_usd: 50,
      spend_usd: 50.02,
      resets_at: '2026-11-23T00:00:00Z',
      headers: { 'X-RateLimit-Limit': '50', 'X-RateLimit-Reset': '1791676800000', 'Retry-After': '17' },
    };
    const { metadata: read, retryAfter } = refusalFrom(
      JSON.stringify({ error: { message: 'x', code: 403, metadata } }),
    );

    expect(read).toEqual({
      limitSource: 'openrouter_key_limit',
      scope: 'weekly',
      limitUsd: '50',
      spendUsd: '50.02',
      resetsAt: new Date('2026-11-23T00:00:00Z'),
      rateLimit: 50,
      rateLimitReset: new Date(1_791_676_800_000),
    });
    expect(retryAfter).toBe(17);
  });

  it.each([
    ['{"error":{"message":"x","metadata":{"retry_after_seconds":16.007}}}', 17],
    ['{"error":{"message":"x","availability":{"retry_after":40}}}', 40],
    ['All providers are at capacity. Retry after 12 seconds.', 12],
    ['Retry after in-flight requests settle', undefined],
  ])('finds how long to wait in %s', (text, seconds) => {
    expect(refusalFrom(text).retryAfter).toBe(seconds);
  });

  it('reads headers and amounts that are objects with names such as toString', () => {
    const odd = { toString: 1, valueOf: 2 };
    const metadata = {
      headers: { 'Retry-After': odd },
      limit_usd: odd,
      retry_after_seconds: odd,
      reasons: [odd],
    };
    const { metadata: read, retryAfter } = refusalFrom(JSON.stringify({ error: { message: 'x', metadata } }));

    expect([read.limitUsd, retryAfter]).toEqual([undefined, undefined]);
  });

  it('believes the header before the body', () => {
    const text = '{"error":{"message":"x","metadata":{"retry_after_seconds":17}}}';

    expect(refusalFrom(text, { headers: { 'Retry-After': '3' } }).retryAfter).toBe(3);
  });

  it("keeps a provider's own answer, also where it breaks the JSON around it", () => {
    const raw =
      '{"error":{"message":"Provider returned error","code":403,"metadata":{"raw":"{"code":"unsupported_country"}"}}}';

    expect(refusalFrom(raw).metadata.raw).toContain('unsupported_country');
  });

  it('notices an error within a stream, and one in front of it', () => {
    const chunk = 'data: {"error":{"message":"x","code":502},"choices":[{"finish_reason":"error"}]}';

    expect(refusalFrom(chunk).shape).toBe('stream');
    expect(refusalFrom('{"error":{"message":"x","code":502}}', { status: 200 })).toMatchObject({
      shape: 'stream',
    });
    expect(refusalFrom('{"error":{"message":"x","code":401}}data: {"choices":[]}').shape).toBe('error');
  });

  it.each([
    '<!DOCTYPE html><title>openrouter.ai | 524: A timeout occurred</title>',
    "status code: 524, message: invalid character '<' looking for beginning of value",
    `Unexpected token '<', "<!DOCTYPE "... is not valid JSON (status: 524)`,
  ])('knows a web page, and the client that met one: %s', (text) => {
    expect(refusalFrom(text)).toMatchObject({ shape: 'page', status: 524 });
  });

  it('masks keys, accounts and addresses before it keeps anything', () => {
    const text =
      'Bearer abcdefghijklmnopqrst jo@acme.example {"error":{"message":"bad key sk-or-v1-0123456789abcdef","code":401},"user_id":"user_2abCdEfGh"}';
    const { message, text: kept } = refusalFrom(text);

    expect(message).toBe('bad key (masked key …cdef)');
    for (const secret of ['abcdefghijklmnop', 'jo@acme', '0123456789', '2abCdEfGh'])
      expect(kept).not.toContain(secret);
  });

  it.each(['%22user_2abCdEfGh%22', 'USER_2ABCDEFGH', 'jo%40acme.example', 'jo%2540acme.example'])(
    'masks accounts and addresses within a web address, too: %s',
    (secret) => {
      expect(refusalFrom(`https://x.example/?q=${secret}`).text).not.toMatch(/2abcdefgh|jo%/i);
    },
  );

  it.each([
    ['Error code: 403 - x', 403],
    ['HTTP/1.1 429 Too Many Requests', 429],
    ['一直报 403：This model', 403],
    ['failed: [404] No allowed providers', 404],
    ['openai.RateLimitError (429)', 429],
    ['403 on a harmless ticket', 403],
    ['500 users and 429 tokens', undefined],
    ['it costs $402.50', undefined],
  ])('finds the status that a text quotes: %s', (text, status) => {
    expect(refusalFrom(text).status).toBe(status);
  });

  it('takes the sentence in quotes for the error, not what is asked about it', () => {
    const text =
      '404 when calling gpt-5.2: "No endpoints for openai/gpt-5.2 match your data policy (zero data retention)." - out of credits or what?';

    expect(refusalFrom(text).message).toBe(
      'No endpoints for openai/gpt-5.2 match your data policy (zero data retention).',
    );
  });

  it('finds every error of a text, the last as itself and the others before it', () => {
    const limited = '{"error":{"message":"Provider returned error","code":429}}';
    const text = `attempt 1: ${limited}\nattempt 2: 402 Insufficient credits\nattempt 3: ${limited}`;
    const { before, ...last } = refusalFrom(text);

    expect(last).toMatchObject({ code: 429, shape: 'error', text });
    expect(before?.map(({ code, status, message }) => [code ?? status, message])).toEqual([
      [429, 'Provider returned error'],
      [402, '402 Insufficient credits'],
    ]);
  });

  it.each([
    'Error code: 402 - {"error":{"message":"Insufficient credits","code":402}}',
    '429 Too Many Requests: rate limit exceeded, status 429 again',
    'our 402 requests met 403 users: Key limit exceeded',
  ])('takes one error for one, however often its status is said: %s', (text) => {
    expect(refusalFrom(text)).not.toHaveProperty('before');
  });

  it.each([
    ['a completion', '{"choices":[{"message":{"content":"{\\"error\\": 402} Insufficient credits"}}]}'],
    ['chunks', 'data: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: [DONE]'],
    ['a message', '{"type":"message","role":"assistant","content":[{"type":"text","text":"429"}]}'],
    ['a response', '{"object":"response","status":"completed","error":null,"output":[]}'],
  ])('takes %s for an answer', (_, text) => {
    expect(refusalFrom(text).shape).toBe('answer');
  });

  it.each([
    '{"choices":[{"error":{"message":"x","code":502},"message":{"content":""}}]}',
    '{"choices":[{"finish_reason":"error","message":{"content":""}}]}',
    'first it was {"choices":[{"message":{"content":"a"}}]} and then 402 Insufficient credits',
    '{"object":"response","status":"failed","error":{"message":"x","code":"server_error"},"output":[]}',
  ])('takes no answer with an error in it or beside it for one: %s', (text) => {
    expect(refusalFrom(text).shape).not.toBe('answer');
  });
});
