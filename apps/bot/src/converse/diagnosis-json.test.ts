import { diagnose } from '@tollkeeper/engine';
import { refusalFrom } from '@tollkeeper/openrouter/refusals';
import { describe, expect, it } from 'vitest';

import { diagnosisJson } from './diagnosis-json.ts';

function json(text: string) {
  return diagnosisJson(diagnose(refusalFrom(text), { at: new Date('2026-11-21T10:00:00Z') }));
}

describe('diagnosisJson', () => {
  it('writes instants in ISO and names in small letters', () => {
    expect(json('403 Key limit exceeded (daily limit)')).toMatchObject({
      cause: 'key_limit_daily',
      confirmed: true,
      status: 403,
      scope: 'key',
      waiting: { helps: 'until_reset', period: 'daily', until: '2026-11-22T00:00:00.000Z' },
      does_not_fix: expect.arrayContaining([expect.stringContaining('Buying credits')]),
      where: 'https://openrouter.ai/settings/keys',
    });
  });

  it('leaves out what is not known, and keeps the text of an unknown refusal without its key', () => {
    const unknown = json('402 no idea why, key sk-or-v1-0123456789abcdef0123');

    expect(unknown).toMatchObject({ cause: 'unknown', confirmed: false, waiting: { helps: 'unknown' } });
    expect(unknown.text).toBe('402 no idea why, key …0123');
    expect(json('400 x').status).toBe(400);
    expect('text' in json('403 Key limit exceeded')).toBe(false);
  });
});
