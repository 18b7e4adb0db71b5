/** The pixels of an image. */
export type ImageSize = { readonly width: number; readonly height: number };

/** Counts the squares of `side` pixels that cover an image: 1,092 × 1,092 px is 39 × 39 squares of 28. */
export function squares({ width, height }: ImageSize, side: number): number {
  return Math.ceil(width / side) * Math.ceil(height / side);
}

/** Scales an image by `to / from` to whole pixels, at least one. */
export function scaled({ width, height }: ImageSize, to: number, from: number): ImageSize {
  return { width: wholePixels((width * to) / from), height: wholePixels((height * to) / from) };
}

/** Scales an image down, and never up, until its longer side is at most `edge`. */
export function within(size: ImageSize, edge: number): ImageSize {
  const longer = Math.max(size.width, size.height);
  return longer > edge ? scaled(size, edge, longer) : size;
}

/** Finds the largest size of the same shape that `fits`; a smaller image must fit wherever a larger one does. */
export function largestThat(fits: (size: ImageSize) => boolean, size: ImageSize): ImageSize {
  const longer = Math.max(size.width, size.height);
  if (fits(size)) return size;
  let [fitting, tooLong] = [1, longer];
  while (tooLong - fitting > 1) {
    const middle = Math.floor((fitting + tooLong) / 2);
    if (fits(scaled(size, middle, longer))) fitting = middle;
    else tooLong = middle;
  }
  return scaled(size, fitting, longer);
}

function wholePixels(length: number): number {
  return Math.max(1, Math.round(length));
}
