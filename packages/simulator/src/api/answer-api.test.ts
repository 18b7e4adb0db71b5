import { describe, expect, it } from 'vitest';

import { asking } from '../testing/asking.ts';
import { HOUR } from '../testing/small-world.ts';

describe('answerApi', () => {
  it.each([
    [undefined, '/key', 401, 'Missing Authentication header'],
    ['sk-or-v1-of-nobody', '/key', 401, 'User not found.'],
    ['management', '/generation?id=gen-1', 401, 'User not found.'],
    ['prod', '/keys', 403, 'Only management keys can perform this operation'],
    ['prod', '/credits', 403, 'Only management keys can perform this operation'],
    ['prod', '/activity', 403, 'Only management keys can fetch activity for an account'],
    ['management', '/nowhere', 404, 'Resource not found'],
    ['management', '/keys/unknown', 404, 'API key not found'],
    [undefined, '/models/maker/unknown/endpoints', 404, 'Model not found'],
    [undefined, '/credits/coinbase', 405, 'Method Not Allowed'],
  ] as const)('says to %s at %s %i %s', async (...[who, path, status, message]) => {
    const at = await asking();
    const answer = await at.ask(who, path);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ error: { code: status, message } });
  });

  it.each([
    ['management', '/keys?limit=10'],
    ['management', '/keys?offset=-1'],
    ['management', '/keys?include_disabled=1'],
    ['management', '/keys?workspace_id=default'],
    ['management', '/activity?date=21-11-2026'],
    ['management', '/activity?api_key_hash=abc'],
    ['prod', '/key?x=1'],
    ['prod', '/generation'],
    [undefined, '/models?output_modalities=smell'],
  ])('says to %s at %s 400 in the shape of zod', async (who, path) => {
    const at = await asking();
    const { status, body } = await at.ask(who, path);
    expect(status).toBe(400);
    expect(body).toMatchObject({ success: false, error: { name: 'ZodError' } });
    expect(JSON.parse(body.error.message)).toHaveLength(1);
  });

  it('names the methods that a path has', async () => {
    const at = await asking();
    const { status, headers } = await at.ask('management', '/credits', { method: 'DELETE' });
    expect([status, headers.get('allow')]).toEqual([405, 'GET']);
  });

  it('dates every answer by its own clock', async () => {
    const at = await asking();
    at.clock.advance(HOUR);
    const { headers } = await at.ask(undefined, '/models');
    expect(headers.get('date')).toBe('Sat, 21 Nov 2026 01:00:00 GMT');
  });
});
