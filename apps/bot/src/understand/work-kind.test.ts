import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { understand } from './understand.ts';

const catalog = bundledCatalog();
const kindOf = (message: string): string | undefined => understand(message, catalog).kind;

describe('workKindOf', () => {
  it.each([
    ['40 clips a month on veo 3.1', 'video'],
    ['500 pictures a month on flux.2 pro', 'image'],
    ['200 calls a day on gpt-realtime', 'voice'],
    ['90 hours a month on whisper-1', 'transcription'],
    ['2M characters a month on tts-1', 'speech'],
    ['cursor pro for 9 people', 'subscription'],
    ['10k calls a month on sonnet 5', 'text'],
  ])('takes it from the model in "%s"', (message, kind) => {
    expect(kindOf(message)).toBe(kind);
  });

  it.each([
    ['400 tasks a month, 12 calls per task, 20k context', 'agent'],
    ['8,000 minutes a month, the provider takes $0.12 per minute', 'voice'],
    ['500 images a month', 'image'],
    ['transcribe 90 hours a month', 'transcription'],
    ['10k requests a month', 'text'],
  ])('takes it from the words of "%s" without a model', (message, kind) => {
    expect(kindOf(message)).toBe(kind);
  });

  it.each([
    'count 3 seats instead, 10k requests a month, 2k in, 300 out',
    'only the first 20 characters of it, 10k requests a month, 2k in, 300 out',
    '(8 clips) 10k requests a month, 2k in, 300 out',
    'summaries of call transcripts: 3k requests a month, 5k tokens in, 400 out',
    '3 images per prompt, sonnet 5, 2k in, 300 out',
  ])('stays with text where tokens are counted: "%s"', (message) => {
    expect(kindOf(message)).toBe('text');
  });

  it('knows nothing of a message about something else', () => {
    expect(kindOf('lunch at noon?')).toBeUndefined();
  });
});
