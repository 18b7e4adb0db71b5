import { describe, expect, it } from 'vitest';

import {
  claudeSquares,
  geminiTiles,
  gptSquares,
  gptTiles,
  grokTiles,
  mistralSquares,
  pixelsBy750,
  qwenSquares,
} from './image-counts.ts';

describe('claudeSquares', () => {
  const [standard, high] = [claudeSquares(1_568, 1_568), claudeSquares(2_576, 4_784)];

  it('counts squares of 28 px', () => {
    expect(standard({ width: 200, height: 200 })).toBe(64); // 8 × 8
    expect(standard({ width: 1_000, height: 1_000 })).toBe(1_296); // 36 × 36
    expect(high({ width: 1_920, height: 1_080 })).toBe(2_691); // 69 × 39
  });

  it('scales to the largest size that meets both limits', () => {
    expect(standard({ width: 1_075, height: 1_520 })).toBe(1_551); // to 924 × 1,307: 33 × 47
    expect(standard({ width: 3_840, height: 2_160 })).toBe(1_560); // to 1,456 × 819: 52 × 30
    expect(high({ width: 3_840, height: 2_160 })).toBe(4_784); // to 2,576 × 1,449: 92 × 52
  });

  it('scales a panorama by its edge alone', () => {
    expect(standard({ width: 10_000, height: 100 })).toBe(56); // to 1,568 × 16: 56 × 1
  });
});

describe('gptSquares', () => {
  it('multiplies squares of 32 px and rounds up', () => {
    expect(gptSquares(65_535, 2_500, 120)({ width: 1_024, height: 1_024 })).toBe(1_229); // ⌈1,024 × 1.2⌉
    expect(gptSquares(65_535, 2_500, 120)({ width: 4_096, height: 512 })).toBe(2_458); // ⌈128 × 16 × 1.2⌉
  });

  it('scales what is over the budget to whole squares', () => {
    expect(gptSquares(65_535, 2_500, 120)({ width: 2_048, height: 2_048 })).toBe(3_000); // to 1,600²: 50² × 1.2
    // OpenAI's example under the old budget: 1,800 × 2,400 to 1,056 × 1,408, 33 × 44
    expect(gptSquares(65_535, 1_536, 100)({ width: 1_800, height: 2_400 })).toBe(1_452);
  });

  it('scales to the edge first', () => {
    expect(gptSquares(2_048, Infinity, 100)({ width: 8_192, height: 2_048 })).toBe(1_024); // 64 × 16
  });

  it('stays within the budget for an image as thin as a hair', () => {
    expect(gptSquares(65_535, 2_500, 100)({ width: 1, height: 100_000 })).toBe(2_048); // to 1 × 65,535
    expect(gptSquares(65_535, 1_000, 100)({ width: 1, height: 65_535 })).toBe(1_000);
  });
});

describe('gptTiles', () => {
  it('counts tiles of 512 px after scaling to a short side of 768', () => {
    expect(gptTiles(85, 170)({ width: 1_024, height: 1_024 })).toBe(765); // to 768²: 85 + 4 × 170
    expect(gptTiles(85, 170)({ width: 2_048, height: 4_096 })).toBe(1_105); // to 768 × 1,536: 85 + 6 × 170
    expect(gptTiles(85, 170)({ width: 512, height: 512 })).toBe(255); // 85 + 170
  });

  it('takes another short side where the model has one', () => {
    expect(gptTiles(65, 129, 512)({ width: 1_024, height: 1_024 })).toBe(194); // to 512²: 65 + 129
  });
});

describe('geminiTiles', () => {
  it('is 258 up to 384 px a side, and by tiles beyond', () => {
    expect(geminiTiles({ width: 384, height: 384 })).toBe(258);
    expect(geminiTiles({ width: 385, height: 100 })).toBe(3_096); // tiles of 66 px: 6 × 2 × 258
    expect(geminiTiles({ width: 960, height: 540 })).toBe(1_548); // tiles of 360 px: 3 × 2 × 258
  });

  it('has a tile of at least a pixel', () => {
    expect(geminiTiles({ width: 400, height: 1 })).toBe(103_200); // 400 × 258
  });
});

describe('qwenSquares', () => {
  it('rounds the sides to squares and adds two marks', () => {
    expect(qwenSquares(32, 2_560)({ width: 1_024, height: 1_024 })).toBe(1_026); // 32 × 32 + 2
    expect(qwenSquares(28, 1_280)({ width: 700, height: 421 })).toBe(377); // 25 × 15 + 2
  });

  it('scales to the most squares, rounding down', () => {
    // √(2,560 × 1,024 / (4,000 × 3,000)) = 0.4674: 1,869 × 1,402 px are 58 × 43 whole squares
    expect(qwenSquares(32, 2_560)({ width: 4_000, height: 3_000 })).toBe(2_496);
  });

  it('is at least four squares', () => {
    expect(qwenSquares(32, 2_560)({ width: 32, height: 32 })).toBe(6); // 2 × 2 + 2
  });
});

describe('mistralSquares', () => {
  it('is 3,025 at most for squares of 28 px, and 4,096 for those of 16', () => {
    expect(mistralSquares(28, 1_540)({ width: 3_000, height: 3_000 })).toBe(3_025); // 55 × 55
    expect(mistralSquares(16, 1_024)({ width: 1_024, height: 1_024 })).toBe(4_096); // 64 × 64
  });
});

describe('grokTiles', () => {
  it('is from 256 to 1,792', () => {
    expect(grokTiles({ width: 448, height: 448 })).toBe(256);
    expect(grokTiles({ width: 449, height: 448 })).toBe(768); // 2 tiles and the whole
    expect(grokTiles({ width: 4_000, height: 3_000 })).toBe(1_792); // 6 tiles and the whole
  });
});

describe('pixelsBy750', () => {
  it('is the pixels over 750, rounded up, of an image of at most 1,568 px', () => {
    expect(pixelsBy750({ width: 750, height: 100 })).toBe(100);
    expect(pixelsBy750({ width: 751, height: 100 })).toBe(101);
    expect(pixelsBy750({ width: 3_136, height: 1_500 })).toBe(1_568); // 1,568 × 750 / 750
  });
});
