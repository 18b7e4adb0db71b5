import { drawable } from './label.ts';
import type { Palette } from './palette.ts';
import { type Attributes, element, escaped } from './svg.ts';

/** A part of the picture, in pixels from the top left. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Where something is drawn, and in which colours. */
export type Place = { readonly box: Box; readonly palette: Palette };

/** What a chart draws: a list of elements. */
export type Drawing = readonly string[];

/** A line of text whose letters stand around the height `y`. */
export function textAt(text: string, size: number, attributes: Attributes & { readonly y: number }): string {
  const { y, ...rest } = attributes;
  return element('text', { ...rest, y: y + size * HALF_CAPITAL, 'font-size': size }, [
    escaped(drawable(text)),
  ]);
}

export function widthOf({ left, right }: Box): number {
  return right - left;
}

/** Half the height of a capital of DejaVu Sans, which is 0.729 of the font size. */
const HALF_CAPITAL = 0.365;
