import { describe, expect, it } from 'vitest';

import { looseObjects } from './loose-json.ts';

function only(text: string) {
  const [first, ...more] = looseObjects(text);
  expect(more).toEqual([]);
  return { value: first?.value, whole: first?.whole };
}

describe('looseObjects', () => {
  it.each([
    ['JSON', '{"a": {"b": [1, -2.5, null, true]}, "c": "x\\n\\u00fc"}'],
    ['Python', "{'a': {'b': [1, -2.5, None, True]}, 'c': 'x\\nü'}"],
    ['JavaScript', "{ a: { b: [ 1, -2.5, undefined, true ] }, c: 'x\\nü' }"],
    ['Ruby', '{:a=>{"b"=>[1, -2.5, null, true]}, "c"=>"x\\nü"}'],
    ['Rust', 'Err { a: Some(B { b: [1, -2.5, None, true] }), c: Some("x\\nü") }'],
  ])('reads %s', (_, text) => {
    expect(only(`before ${text} behind`)).toEqual({
      value: { a: { b: [1, -2.5, null, true] }, c: 'x\nü' },
      whole: true,
    });
  });

  it('keeps what came before the end of a text that is cut', () => {
    expect(only('{"error":{"message":"No","code":402,"metadata":{"raw":"half')).toEqual({
      value: { error: { message: 'No', code: 402, metadata: { raw: 'half' } } },
      whole: false,
    });
  });

  it('keeps what came before a fault, and goes on behind it', () => {
    const [broken, next] = looseObjects('{"a":"{"b":1}"} and {"c":2}');

    expect(broken).toMatchObject({ value: { a: '{' }, whole: false });
    expect(next).toMatchObject({ value: { c: 2 }, whole: true });
  });

  it('keeps the other quote within a string', () => {
    expect(only(`{'m': "This endpoint's"}`).value).toEqual({ m: "This endpoint's" });
  });

  it('says where an object stood', () => {
    expect(looseObjects('ab{"c":1}de')).toMatchObject([{ start: 2, end: 9 }]);
  });

  it('finds no object in braces around words', () => {
    expect(looseObjects('{...} {} { words and more } {{x}}')).toEqual([]);
  });
});
