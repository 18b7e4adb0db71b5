import { describe, expect, it } from 'vitest';

import { modelName } from './model-name.ts';

describe('modelName', () => {
  it('leaves out who serves the model', () => {
    expect(modelName('mistral-platform/glm-5.2')).toBe('glm-5.2');
    expect(modelName('fireworks/accounts/qwen3-vl')).toBe('qwen3-vl');
  });

  it('is the whole of an id without a slash, and nothing of no model', () => {
    expect(modelName('gpt-5.4')).toBe('gpt-5.4');
    expect(modelName(undefined)).toBe('');
  });
});
