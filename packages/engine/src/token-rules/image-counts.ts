import { type ImageSize, largestThat, scaled, squares, within } from './image-grid.ts';

/** Counts the tokens of an image. */
export type ImageCount = (size: ImageSize) => number;

/** Claude: a token for each square of 28 px, after scaling to at most `edge` px a side and `most` tokens. */
export function claudeSquares(edge: number, most: number): ImageCount {
  const fits = ({ width, height }: ImageSize): boolean =>
    Math.ceil(Math.max(width, height) / 28) * 28 <= edge && squares({ width, height }, 28) <= most;
  return (size) => squares(largestThat(fits, size), 28);
}

/** Newer GPTs: squares of 32 px after scaling to `edge` px and then to `budget` squares, times `percent` / 100. */
export function gptSquares(edge: number, budget: number, percent: number): ImageCount {
  return (size) => {
    const count = squares(withinBudget(within(size, edge), budget), 32);
    return Math.ceil((Math.min(count, budget) * percent) / 100);
  };
}

/** Older GPTs: `base` tokens and `each` for a tile of 512 px, after scaling to 2,048 px and a short side of `short`. */
export function gptTiles(base: number, each: number, short = 768): ImageCount {
  return (size) => {
    const fitted = within(size, 2_048);
    const shorter = Math.min(fitted.width, fitted.height);
    return base + each * squares(shorter > short ? scaled(fitted, short, shorter) : fitted, 512);
  };
}

/** Gemini 2: 258 tokens up to 384 px a side; otherwise 258 for each tile of two thirds of the short side. */
export function geminiTiles(size: ImageSize): number {
  if (Math.max(size.width, size.height) <= 384) return 258;
  const crop = Math.max(1, Math.floor(Math.min(size.width, size.height) / 1.5));
  return 258 * squares(size, crop);
}

/** Qwen: a token for each square of `side` px and two marks around, from 4 squares to `most`, sides rounded. */
export function qwenSquares(side: number, most: number): ImageCount {
  return ({ width, height }) => {
    const rounded = (scale: number, round: (value: number) => number): number =>
      Math.max(1, round((width * scale) / side)) * Math.max(1, round((height * scale) / side));
    const count = rounded(1, Math.round);
    const scaleTo = (wanted: number): number => Math.sqrt((wanted * side * side) / (width * height));
    if (count > most) return rounded(scaleTo(most), Math.floor) + 2;
    return (count < 4 ? rounded(scaleTo(4), Math.ceil) : count) + 2;
  };
}

/** Mistral: a token for each square of `side` px, after scaling to `edge` px. */
export function mistralSquares(side: number, edge: number): ImageCount {
  return (size) => squares(within(size, edge), side);
}

/** Grok: 256 tokens for each tile of 448 px, at most six; several tiles take 256 more for the image as a whole. */
export function grokTiles(size: ImageSize): number {
  const tiles = Math.min(6, squares(size, 448));
  return 256 * (tiles === 1 ? 1 : tiles + 1);
}

/** Where no rule is known: a token for 750 px², after scaling to 1,568 px. */
export function pixelsBy750(size: ImageSize): number {
  const { width, height } = within(size, 1_568);
  return Math.ceil((width * height) / 750);
}

function withinBudget(size: ImageSize, budget: number): ImageSize {
  if (squares(size, 32) <= budget) return size;
  const shrink = Math.sqrt((32 * 32 * budget) / (size.width * size.height));
  const wholeSquares = (length: number): number =>
    Math.max(1, Math.floor((length * shrink) / 32)) / ((length * shrink) / 32);
  const adjusted = shrink * Math.min(wholeSquares(size.width), wholeSquares(size.height));
  return {
    width: Math.max(1, Math.floor(size.width * adjusted)),
    height: Math.max(1, Math.floor(size.height * adjusted)),
  };
}
