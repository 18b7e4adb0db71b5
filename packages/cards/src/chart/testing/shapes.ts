import { textWidth } from '../label.ts';

/** A rectangle that something fills, in pixels. */
export type Shape = {
  readonly what: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Where the texts of a picture stand at most: from the top of a capital to the base line. */
export function textsOf(svg: string): readonly Shape[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', escaped = '']) => {
    const what = escaped.replace(/&(#39|amp|lt|gt|quot);/g, (_, name: string) => MARKS[name] ?? '');
    const [x, y, size] = ['x', 'y', 'font-size'].map((name) => numberOf(attributes, name)) as [
      number,
      number,
      number,
    ];
    const width = textWidth(what, size);
    const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1];
    const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
    return { what, left, top: y - size * 0.73, right: left + width, bottom: y };
  });
}

/** The bars of a picture, without its ground. */
export function barsOf(svg: string): readonly Shape[] {
  return [...svg.matchAll(/<rect ([^>]*)\/>/g)].slice(1).map(([what, attributes = '']) => {
    const [left, top, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
      numberOf(attributes, name),
    ) as [number, number, number, number];
    return { what, left, top, right: left + width, bottom: top + height };
  });
}

/** Whether two shapes share more than the rounding of their edges. */
export function overlap(one: Shape, other: Shape): boolean {
  const isApart =
    one.right <= other.left + HAIR ||
    other.right <= one.left + HAIR ||
    one.bottom <= other.top + HAIR ||
    other.bottom <= one.top + HAIR;
  return !isApart;
}

function numberOf(attributes: string, name: string): number {
  return Number(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1]);
}

const MARKS: Readonly<Record<string, string>> = { '#39': "'", amp: '&', lt: '<', gt: '>', quot: '"' };
const HAIR = 0.02;
