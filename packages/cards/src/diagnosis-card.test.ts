import { type Diagnosis, diagnose, type Refusal, type Waiting } from '@tollkeeper/engine';
import { describe, expect, it } from 'vitest';

import { diagnosisCard } from './diagnosis-card.ts';
import { renderPlainText } from './plain-text.ts';

function refusal(message: string, status: number): Refusal {
  return { message, status, metadata: {}, shape: 'words', text: message };
}

const AT = new Date('2026-11-21T10:00:00Z');
const SPENT = diagnose(refusal('Key limit exceeded (daily limit)', 403), { at: AT });

function waiting(wait: Waiting): string {
  return renderPlainText(diagnosisCard({ ...SPENT, waiting: wait }), 200);
}

describe('diagnosisCard', () => {
  it('answers first, then says whose matter it is, until when, what helps and what does not', () => {
    const text = renderPlainText(diagnosisCard(SPENT), 200);

    expect(text.split('\n\n').slice(0, 2)).toEqual([
      'Why it was refused (403)',
      'The daily limit of this key is spent; the account may well have credits.',
    ]);
    for (const line of [
      'Cause               key_limit_daily',
      'Whose matter        this key',
      'Does waiting help?  yes, until 2026-11-22 00:00 UTC',
      '- Raise or remove the limit of the key, or use another key.',
      '- Buying credits: the account can be rich, it is the limit of the key that stops it.',
      'Where to click: https://openrouter.ai/settings/keys',
    ])
      expect(text).toContain(line);
  });

  it.each<[Waiting, string]>([
    [{ kind: 'never' }, 'help?  no\n'],
    [{ kind: 'unknown' }, 'help?  not known\n'],
    [{ kind: 'briefly' }, 'help?  yes, a moment, then with growing pauses\n'],
    [{ kind: 'briefly', seconds: 1 }, 'help?  yes, 1 second\n'],
    [{ kind: 'briefly', seconds: 7, until: AT }, 'help?  yes, 7 seconds, until 2026-11-21 10:00:00 UTC\n'],
    [{ kind: 'until-reset', period: 'weekly' }, 'help?  yes, until Monday, midnight UTC\n'],
    [{ kind: 'until-reset' }, 'help?  only until the limit starts again\n'],
  ])('writes the waiting of %o', (wait, words) => {
    expect(waiting(wait)).toContain(words);
  });

  it('says of one 401 that it is not confirmed', () => {
    expect(renderPlainText(diagnosisCard(diagnose(refusal('User not found.', 401))))).toContain(
      'invalid_or_deleted_key, not confirmed',
    );
  });

  it('keeps the text of an unknown refusal, cut where it is long', () => {
    const unknown: Diagnosis = diagnose(refusal('?'.repeat(600), 402));
    const text = renderPlainText(diagnosisCard(unknown), 1_000);

    expect(text).toContain('does not guess');
    expect(text).toMatch(/As it came: \?{500}…$/);
    expect(renderPlainText(diagnosisCard(SPENT))).not.toContain('As it came');
  });
});
