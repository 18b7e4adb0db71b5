import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';

import { credential } from './credential.ts';

const SECRET = 'sk-or-v1-0123456789abcdef0123456789abcdef';

describe('credential', () => {
  it('shows its secret to nobody who looks at it', () => {
    const prod = credential({ name: 'prod', secret: SECRET });
    const looks = [
      JSON.stringify(prod),
      inspect(prod, { depth: 9, showHidden: true, getters: true }),
      String(prod),
      JSON.stringify({ ...prod }),
      Object.values(prod).map(String).join(),
    ];
    for (const look of looks) expect(look).not.toContain('456789abcdef');
  });

  it('sets the header', () => {
    const headers = new Headers();
    credential({ name: 'prod', secret: SECRET }).authorize(headers);
    expect(headers.get('authorization')).toBe(`Bearer ${SECRET}`);
  });

  it('knows the hash under which OpenRouter lists the key', () => {
    const hash = createHash('sha256').update(SECRET).digest('hex');
    expect(credential({ name: 'prod', secret: SECRET }).hash).toBe(hash);
  });

  it('masks its secret, and other keys, in a text', () => {
    const { mask } = credential({ name: 'prod', secret: 'of-no-known-shape-42' });
    expect(mask(`no of-no-known-shape-42, no ${SECRET}`)).toBe(
      'no (masked key …e-42), no (masked key …cdef)',
    );
  });

  it('has no key for a name', () => {
    expect(credential({ name: `mine ${SECRET}`, secret: SECRET }).name).toBe('mine (masked key …cdef)');
  });

  it.each(['', ' ', `${SECRET}\nx-evil: 1`, ` ${SECRET}`, `${SECRET}é`])(
    'refuses a secret that cannot stand in a header (%#), without showing it',
    (secret) => {
      const making = () => credential({ name: 'prod', secret });
      expect(making).toThrow('The key "prod" has no text, or holds blanks');
      expect(making).not.toThrow('0123456789');
    },
  );
});
