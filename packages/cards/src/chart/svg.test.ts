import { describe, expect, it } from 'vitest';

import { element, escaped } from './svg.ts';

describe('element', () => {
  it('writes attributes and children', () => {
    expect(element('g', { id: 'a', x: 1.005 }, [element('rect', { y: -0 })])).toBe(
      '<g id="a" x="1"><rect y="0"/></g>',
    );
  });

  it('lets no attribute end itself', () => {
    expect(element('text', { fill: '"><script>' })).toBe('<text fill="&quot;&gt;&lt;script&gt;"/>');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (value) => {
    expect(() => element('rect', { x: value })).toThrow(RangeError);
  });
});

describe('escaped', () => {
  it('keeps a text a text', () => {
    expect(escaped(`a & <b> "c" 'd'`)).toBe('a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;');
  });
});
