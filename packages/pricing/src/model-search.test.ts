import { describe, expect, it } from 'vitest';

import { findModel, isOneSlipFrom } from './model-search.ts';
import { bundledCatalog } from './sources/bundled.ts';

const catalog = bundledCatalog();

/** What people type, and the model that they mean. */
const NAMES = `
  sonnet 4.6                = anthropic/claude-sonnet-4.6
  claude-sonnet-4-6         = anthropic/claude-sonnet-4.6
  Claude 4.6 Sonnet         = anthropic/claude-sonnet-4.6
  sonnet 4                  = anthropic/claude-sonnet-4
  sonnet 5.5                = anthropic/claude-sonnet-5-5
  claude-sonnet-4-5-20250929 = anthropic/claude-sonnet-4.5
  sonnet 4.6 batch          = anthropic/claude-sonnet-4.6:batch
  opus 5                    = anthropic/claude-opus-5
  opus 4.7 fast             = anthropic/claude-opus-4.7-fast
  anthropic opus 4.5        = anthropic/claude-opus-4.5
  haiku 4.5                 = anthropic/claude-haiku-4.5
  claude haiku 3            = anthropic/claude-3-haiku
  claude-haiku-4-5-20251001 = anthropic/claude-haiku-4.5
  fable 5                   = anthropic/claude-fable-5
  gpt-5                     = openai/gpt-5
  gpt5 mini                 = openai/gpt-5-mini
  GPT 5 Nano                = openai/gpt-5-nano
  gpt 5.2                   = openai/gpt-5.2
  gpt-5.2 pro               = openai/gpt-5.2-pro
  gpt 5.4 mini              = openai/gpt-5.4-mini
  gpt 5.3 codex             = openai/gpt-5.3-codex
  gpt 5.6 terra             = openai/gpt-5.6-terra
  gpt 6.1 sol               = openai/gpt-6.1-sol
  4o                        = openai/gpt-4o
  gpt 4o mini               = openai/gpt-4o-mini
  chatgpt 4o                = openai/gpt-4o
  gpt-4o-2024-11-20         = openai/gpt-4o-2024-11-20
  gpt-4 turbo               = openai/gpt-4-turbo
  gpt4.1                    = openai/gpt-4.1
  4.1 nano                  = openai/gpt-4.1-nano
  gpt 3.5 turbo             = openai/gpt-3.5-turbo
  o1 pro                    = openai/o1-pro
  o3                        = openai/o3
  o3-mini                   = openai/o3-mini
  o4-mini                   = openai/o4-mini
  openai o4 mini high       = openai/o4-mini-high
  gpt oss 120b              = openai/gpt-oss-120b
  flash 2.5 lite            = google/gemini-2.5-flash-lite
  gemini flash 2.5          = google/gemini-2.5-flash
  2.5 pro                   = google/gemini-2.5-pro
  google gemini 3.6 flash   = google/gemini-3.6-flash
  gemini 3.1 pro            = google/gemini-3.1-pro-preview
  gemma 3 27b               = google/gemma-3-27b-it
  llama 3.1 8b              = meta-llama/llama-3.1-8b-instruct
  llama 3.3 70b             = meta-llama/llama-3.3-70b-instruct
  meta-llama/Llama-3.1-70B-Instruct = meta-llama/llama-3.1-70b-instruct
  llama4 scout              = meta-llama/llama-4-scout
  deepseek v4 pro           = deepseek/deepseek-v4-pro
  deepseek v4 flash         = deepseek/deepseek-v4-flash
  deepseek v3.2             = deepseek/deepseek-v3.2
  deepseek r1               = deepseek/deepseek-r1
  kimi k3                   = moonshotai/kimi-k3
  kimi k2 thinking          = moonshotai/kimi-k2-thinking
  kimi k2.5                 = moonshotai/kimi-k2.5
  nova micro                = amazon/nova-micro-v1
  amazon nova pro           = amazon/nova-pro-v1
  nova 2 lite               = amazon/nova-2-lite-v1
  mistral large 3           = mistralai/mistral-large-2512
  mistral medium 3.1        = mistralai/mistral-medium-3.1
  mixtral 8x7b              = mistralai/open-mixtral-8x7b
  qwen 3 coder              = qwen/qwen3-coder
  qwen3.8 max               = qwen/qwen3.8-max
  glm 4.5 air               = z-ai/glm-4.5-air
  glm-4.7 flash             = z-ai/glm-4.7-flash
  grok 4.20                 = x-ai/grok-4.20
  minimax m2.5              = minimax/minimax-m2.5
  command r plus            = cohere/command-r-plus-08-2024
  phi-4                     = microsoft/phi-4
  mimo v2.5 pro             = xiaomi/mimo-v2.5-pro
`
  .trim()
  .split('\n')
  .map((line) => line.split('=').map((part) => part.trim()) as [name: string, id: string]);

describe('findModel', () => {
  it.each(NAMES)('takes "%s" for %s', (name, id) => {
    expect(findModel(catalog, name)).toMatchObject({ kind: 'found', model: { id } });
  });

  it.each(['haiku', 'opus', 'sonnet', 'gpt', 'deepseek v3.1'])('asks which one "%s" is', (name) => {
    const match = findModel(catalog, name);
    expect(match.kind).toBe('ambiguous');
    expect(match.kind === 'ambiguous' && match.candidates.length).toBeGreaterThan(1);
  });

  it.each(['phi', 'fable', 'jamba large', 'qwq', 'glm air'])(
    'does not guess the version of "%s", be there only one',
    (name) => expect(findModel(catalog, name).kind).not.toBe('found'),
  );

  it('offers the versions to choose from when only the family was named', () => {
    const match = findModel(catalog, 'haiku');
    const ids = match.kind === 'ambiguous' ? match.candidates.map(({ id }) => id) : [];
    expect(ids).toContain('anthropic/claude-3-haiku');
    expect(ids).toContain('anthropic/claude-haiku-4.5');
  });

  // Each of these was once taken for a model with another price.
  it.each([
    ['4o mini', 'openai/gpt-4o-mini'],
    ['4o-mini', 'openai/gpt-4o-mini'],
    ['command r+', 'cohere/command-r-plus-08-2024'],
    ['kat coder pro v2', 'kwaipilot/kat-coder-pro-v2'],
    ['nova-pro-v1', 'amazon/nova-pro-v1'],
    ['mistral nemo', 'mistralai/mistral-nemo'],
    ['command a', 'cohere/command-a'],
    ['scribe v1', 'elevenlabs/scribe-v1'],
  ])('takes "%s" for %s', (name, id) => {
    expect(findModel(catalog, name)).toMatchObject({ kind: 'found', model: { id } });
  });

  it.each([
    ...[
      'o4',
      'openai o4',
      'gpt o4-mini',
      'gpt-4 mini',
      'gpt-4o-v2',
      'kat-coder-pro-v9',
      'nova-pro-v2',
      'nova-lite-v2',
    ],
    ...[
      'mistral 3 8b',
      'meta 3 8b',
      'meta opus 5',
      'mistral opus 5',
      'pro',
      'a',
      'r',
      '3 flash',
      'mistral large',
      'mistral medium',
      'cohere command',
      'flux 2',
      'chatgpt',
      'cursor',
      'gemini flash',
    ],
  ])('does not take "%s" for a model that it may not be', (name) => {
    expect(findModel(catalog, name).kind).not.toBe('found');
  });

  it.each(['anthropic/claude-sonnet-4.6:nitro', 'sonnet 4.6:floor', 'sonnet 4.6:online:exacto'])(
    'finds the model behind the routing of "%s"',
    (name) =>
      expect(findModel(catalog, name)).toMatchObject({ model: { id: 'anthropic/claude-sonnet-4.6' } }),
  );

  it.each(['anthropic/claude-sonnet-4.6:turbo', 'anthropic/claude-sonnet-4.6:thinking'])(
    'does not take "%s" for the plain model: it may have prices of its own',
    (name) => expect(findModel(catalog, name).kind).not.toBe('found'),
  );

  it('proposes the undated model for a date that the catalog lacks, and does not assume it', () => {
    expect(findModel(catalog, 'claude-sonnet-4.6-20991231')).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ id: 'anthropic/claude-sonnet-4.6' }],
    });
  });

  it('asks rather than choosing between variants of one version', () => {
    const match = findModel(catalog, 'gpt 6');
    expect(match.kind === 'ambiguous' && match.candidates.map(({ id }) => id).toSorted()).toEqual([
      'openai/gpt-6-astra',
      'openai/gpt-6-luna',
      'openai/gpt-6-sol',
    ]);
  });

  it.each(['gpt-5.7-imaginary', 'foo', '', '  ', '4.6', 'sonnet 4.60', 'sonnet 9.7', 'gpt-4.9', 'o2'])(
    'knows no model "%s"',
    (name) => expect(findModel(catalog, name).kind).toBe('unknown'),
  );

  it('names the nearest models where none fits, the most similar first', () => {
    const match = findModel(catalog, 'sonet 4.6');
    expect(match.kind === 'unknown' && match.near[0]?.id).toBe('anthropic/claude-sonnet-4.6');
    expect(match.kind === 'unknown' && match.near.length).toBeLessThanOrEqual(5);
  });

  it('has no suggestion for what is like nothing', () => {
    expect(findModel(catalog, 'foo')).toEqual({ kind: 'unknown', near: [] });
  });
});

describe('isOneSlipFrom', () => {
  it.each([
    ['sonet', 'sonnet'],
    ['sonnnet', 'sonnet'],
    ['sonmet', 'sonnet'],
    ['snonet', 'sonnet'],
    ['sonne', 'sonnet'],
  ])('forgives one slip: %s for %s', (typed, known) => expect(isOneSlipFrom(typed, known)).toBe(true));

  it.each([
    ['sonnet', 'sonnet'],
    ['sont', 'sonnet'],
    ['tennos', 'sonnet'],
    ['opus', 'sonnet'],
  ])('is not said of %s and %s', (typed, known) => expect(isOneSlipFrom(typed, known)).toBe(false));
});
