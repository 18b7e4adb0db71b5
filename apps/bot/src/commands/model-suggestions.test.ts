import { bundledCatalog, findModel } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { modelSuggestions } from './model-suggestions.ts';

const catalog = bundledCatalog();
const valuesFor = (typed: string) => modelSuggestions(typed, catalog).map(({ value }) => value);

describe('modelSuggestions', () => {
  it.each([
    ['sonnet 4', 'anthropic/claude-sonnet-4.6'],
    ['Claude Sonnet', 'anthropic/claude-sonnet-5'],
    ['gpt5', 'openai/gpt-5'],
    ['gpt-5 m', 'openai/gpt-5-mini'],
    ['openai/gpt-5.4', 'openai/gpt-5.4'],
    ['copilot b', 'plan/copilot-business'],
  ])('has first for "%s" what is meant most likely', (typed, first) => {
    expect(valuesFor(typed)[0]).toBe(first);
  });

  it('finds a name with a slip in it', () => {
    expect(valuesFor('sonet')).toContain('anthropic/claude-sonnet-5');
  });

  it('suggests some that are known well to who has typed nothing', () => {
    const values = valuesFor(' ');

    expect(values.length).toBeGreaterThan(5);
    for (const value of values) expect(findModel(catalog, value).kind).toBe('found');
  });

  it('goes on behind a comma, and offers nothing twice', () => {
    expect(valuesFor('Haiku 4.5, gpt-5.4')[0]).toBe('Haiku 4.5, openai/gpt-5.4');
    expect(valuesFor('openai/gpt-5.4, gpt-5.4')).not.toContain('openai/gpt-5.4, openai/gpt-5.4');
  });

  it.each([
    '',
    'a',
    'claude',
    'mini',
    '\u0000\u202e',
    ','.repeat(200),
    'x'.repeat(100_000),
    `${'gpt-5, '.repeat(14)}g`,
  ])('stays within what Discord shows for "%.20s"', (typed) => {
    const suggested = modelSuggestions(typed, catalog);

    expect(suggested.length).toBeLessThanOrEqual(25);
    for (const { name, value } of suggested) {
      expect(name.length).toBeGreaterThan(0);
      expect(name.length).toBeLessThanOrEqual(100);
      expect(value.length).toBeLessThanOrEqual(100);
    }
  });

  it('has something for every model of the catalog by its own id', () => {
    const missing = catalog.models.filter(({ id }) => !id.startsWith('~') && valuesFor(id)[0] !== id);

    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it('is fast enough for every key that is pressed', () => {
    modelSuggestions('warm', catalog);
    const times = ['c', 'cl', 'claude son', 'gemini 3 f', 'sonet'].map((typed) => {
      const started = performance.now();
      modelSuggestions(typed, catalog);
      return performance.now() - started;
    });

    // Typically below 1 ms; the slowest of a shared machine must not decide.
    expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(5);
  });
});
