import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { understand } from './understand.ts';

const catalog = bundledCatalog();

describe('namedChoices', () => {
  it.each([
    ['veo 3.1 at 1080p with audio', { resolution: '1080p', audio: 'on' }],
    ['kling 3.0 pro w/o audio', { audio: 'off' }],
    ['seedance 2.0 fast, 720p, no sound', { resolution: '720p', audio: 'off' }],
    ['gpt-image-2, medium, 1024x1024', { size: '1024x1024', quality: 'medium' }],
    ['qwen image 3 pro @ 2K', { resolution: '2k' }],
    ['sonnet 5 with the 1h cache, 2k in', { cache_lifetime: '1h' }],
    ['sonnet 5, 90% cached, 5 min ttl', { cache_lifetime: '5m' }],
    ['sonnet 5 with a 4k context', {}],
  ])('reads the rates of "%s"', (message, choices) => {
    const read = understand(message, catalog).choices.map(({ name, value }) => [name, value]);

    expect(Object.fromEntries(read)).toEqual(choices);
  });
});
