import { allFields } from '@tollkeeper/engine';
import { describe, expect, it } from 'vitest';

import { CHOICE_NAMES } from '../understand/choice.ts';
import { fieldKey } from './field-key.ts';

describe('fieldKey', () => {
  it('writes the words of a field with lines between them', () => {
    expect(fieldKey('monthlyRequests')).toBe('monthly_requests');
    expect(fieldKey('users')).toBe('users');
  });

  it('gives every field a name of its own, which is no choice', () => {
    const keys = [...allFields().map(fieldKey), ...CHOICE_NAMES, 'model'];

    expect(new Set(keys).size).toBe(keys.length);
  });
});
