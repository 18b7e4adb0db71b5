import { FLAG } from '../src/index.ts';

/** A body that Discord takes, the same one over the limit, and what is said about that. */
export type Limit = readonly [name: string, fits: object, over: object, problem: string];

/** A text of a length. */
export function x(length: number): string {
  return 'x'.repeat(length);
}

/** As many things as are asked for. */
export function many<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** A message of components. */
export function v2(...components: readonly object[]): object {
  return { flags: FLAG.componentsV2, components };
}

/** A text display of a length. */
export function text(length: number): object {
  return { type: 10, content: x(length) };
}

/** A button. */
export function button(over: object = {}): object {
  return { type: 2, style: 1, custom_id: 'a', label: 'a', ...over };
}

/** Buttons with a custom id each. */
export function buttons(count: number, from = 0): readonly object[] {
  return many(count, (n) => button({ custom_id: `b${from + n}` }));
}

/** An action row. */
export function row(...components: readonly object[]): object {
  return { type: 1, components };
}

/** Rows of a button each. */
export function rows(count: number): readonly object[] {
  return many(count, (n) => row(button({ custom_id: `r${n}` })));
}

/** Options of a menu. */
export function options(count: number): readonly object[] {
  return many(count, (n) => ({ label: `l${n}`, value: `v${n}` }));
}

/** A select menu, which belongs into a row. */
export function menu(over: object = {}): object {
  return { type: 3, custom_id: 'm', options: options(2), ...over };
}

/** A section with a button beside it. */
export function section(texts: number): object {
  return { type: 9, components: many(texts, () => text(1)), accessory: button() };
}

/** A gallery of pictures from elsewhere. */
export function gallery(count: number, description = ''): object {
  const items = many(count, (n) => ({ media: { url: `https://example.com/${n}.png` }, description }));
  return { type: 12, items };
}
