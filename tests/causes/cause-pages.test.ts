import { readdirSync, readFileSync } from 'node:fs';
import { EXPLANATIONS } from '@tollkeeper/engine';
import { describe, expect, it } from 'vitest';

import { CAUSES_FOLDER, causePages } from './cause-pages.ts';

describe('docs/causes', () => {
  const pages = causePages();

  it('has a page for every cause, the index, and nothing else', () => {
    const wanted = [...Object.keys(EXPLANATIONS).map((cause) => `${cause}.md`), 'README.md'];

    expect(readdirSync(CAUSES_FOLDER).sort()).toEqual(wanted.sort());
  });

  it.each([...pages])('%s says what the table says; `pnpm causes` writes it anew', (name, text) => {
    expect(readFileSync(new URL(name, CAUSES_FOLDER), 'utf8')).toBe(text);
  });

  it.each(Object.entries(EXPLANATIONS))(
    '%s says what helps, what does not, and how it is known',
    (cause, told) => {
      const text = pages.get(`${cause}.md`) ?? '';

      for (const sentence of [told.says, told.source, ...told.fixes, ...told.doesNotFix])
        expect(text).toContain(sentence);
    },
  );

  it('shows no key, account or address', () => {
    for (const text of pages.values())
      expect(text).not.toMatch(/sk-or-v\d-\w{8}|\buser_\w{6}|[\w.]+@[\w-]+\.[a-z]{2,}/);
  });
});
