import { usd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { atMostText, roughText } from './pace-text.ts';

describe('roughText', () => {
  it.each([
    ['4.104', '$4.10'],
    ['0.194', '$0.19'],
    ['0.029738657498', '$0.03'],
    ['0.001239', '$0.0012'],
    ['0', '$0.00'],
  ])('writes $%s as %s', (amount, text) => expect(roughText(usd(amount))).toBe(text));
});

describe('atMostText', () => {
  it.each([
    ['4.109', '$4.10'],
    ['0.029738657498', '$0.029'],
    ['0.000000000019', '$0.000000000019'],
  ])('writes $%s as %s, which is not above it', (amount, text) => expect(atMostText(usd(amount))).toBe(text));
});
