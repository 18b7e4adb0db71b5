import { describe, expect, it } from 'vitest';

import { diagnose } from './diagnosis.ts';
import { type DiagnosisJson, diagnosisJson } from './diagnosis-json.ts';

function json(message: string, status: number): DiagnosisJson {
  const refusal = { message, status, metadata: {}, shape: 'words', text: message } as const;
  return diagnosisJson(diagnose(refusal, { at: new Date('2026-11-21T10:00:00Z') }));
}

describe('diagnosisJson', () => {
  it('writes instants in ISO and names in small letters', () => {
    expect(json('Key limit exceeded (daily limit)', 403)).toMatchObject({
      cause: 'key_limit_daily',
      confirmed: true,
      status: 403,
      scope: 'key',
      waiting: { helps: 'until_reset', period: 'daily', until: '2026-11-22T00:00:00.000Z' },
      does_not_fix: expect.arrayContaining([expect.stringContaining('Buying credits')]),
      where: 'https://openrouter.ai/settings/keys',
    });
  });

  it('leaves out what is not known, and keeps the text of an unknown refusal', () => {
    expect(json('no idea why', 402)).toMatchObject({
      cause: 'unknown',
      confirmed: false,
      waiting: { helps: 'unknown' },
      text: 'no idea why',
    });
    expect('text' in json('Key limit exceeded', 403)).toBe(false);
  });
});
