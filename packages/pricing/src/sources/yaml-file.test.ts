import { describe, expect, it } from 'vitest';

import { followAliases } from './yaml-aliases.ts';
import { fieldsOf, shown } from './yaml-fields.ts';
import { readYaml } from './yaml-file.ts';

/** What the keys of a file hold once its aliases are followed, or the problems with their lines. */
function held(text: string): readonly string[] {
  const parsed = readYaml(text, ({ document, complain }) => {
    followAliases(document, complain);
    const fields = fieldsOf({ at: 0, node: document.contents }, { what: 'the file' }, complain) ?? new Map();
    return [...fields].map(([key, { node }]) => `${key} is ${shown(node)}`);
  });
  return parsed.kind === 'read'
    ? parsed.value
    : parsed.problems.map(({ line, message }) => `${line}: ${message}`);
}

describe('readYaml', () => {
  it('gives what is read, or every problem in the order of the lines', () => {
    const parsed = readYaml('a: 1\nb: 2', ({ complain }) => {
      complain(5, 'the second');
      complain(0, 'the first');
    });
    expect(parsed).toEqual({
      kind: 'refused',
      problems: [
        { line: 1, message: 'the first' },
        { line: 2, message: 'the second' },
      ],
    });
    expect(readYaml('a: 1', ({ document }) => document.toJS())).toEqual({ kind: 'read', value: { a: 1 } });
  });

  it('says that a text is nested too deeply, in its own words', () => {
    expect(held(`a: 1\nb: ${'['.repeat(20_000)}`)).toEqual([
      expect.stringMatching(/^\d: this is no valid YAML: it is nested too deeply$/),
    ]);
  });

  it('shows no API key, not even where a key of the mapping stands twice', () => {
    expect(held('sk-or-v1-0123456789abcdef: 1\nsk-or-v1-0123456789abcdef: 2')).toEqual([
      '2: "(masked key …cdef)" stands here for the second time; keep one',
    ]);
  });
});

describe('followAliases', () => {
  it('puts what an anchor names in the place of its alias, in mappings and in lists', () => {
    expect(held('a: &x high\nb: *x')).toEqual(['a is "high"', 'b is "high"']);
    expect(held('a: &list [1]\nb: [*list]\nc: *list')).toEqual(['a is a list', 'b is a list', 'c is a list']);
  });

  it('takes the anchor nearest before the alias', () => {
    expect(held('a: &x 1\nb: *x\nc: &x 2\nd: *x')).toEqual(['a is "1"', 'b is "1"', 'c is "2"', 'd is "2"']);
  });

  it('refuses an alias to nothing, to what comes behind it, and to what it is a part of', () => {
    expect(held('a: *x')).toEqual(['1: *x stands for nothing before it']);
    expect(held('a: 1\nb: *x\nc: &x 2')).toEqual(['2: *x stands for nothing before it']);
    expect(held('a: &x [ *x ]')).toEqual(['1: *x stands for nothing before it']);
  });
});
