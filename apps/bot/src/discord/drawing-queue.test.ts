import type { Picture } from '@tollkeeper/cards';
import { describe, expect, it } from 'vitest';

import { drawingQueue } from './drawing-queue.ts';

const picture: Picture = {
  name: 'chart-1.png',
  title: 'Cost',
  alt: 'Input $36',
  chart: { kind: 'bars', bars: [{ label: 'Input', value: 36, text: '$36' }] },
};

describe('drawingQueue', () => {
  it('draws the same picture as the same PNG', async () => {
    const { draw } = drawingQueue();
    const [first, second] = await Promise.all([draw(picture), draw(picture)]);

    expect(Buffer.from(first).subarray(1, 4).toString()).toBe('PNG');
    expect(second).toEqual(first);
  });

  it('lets what is urgent end first, also where it fails', async () => {
    const { draw, afterwards } = drawingQueue();
    const ended: string[] = [];
    let fail: (error: Error) => void = () => {};
    afterwards(new Promise((_, reject) => (fail = reject)));
    const drawn = draw(picture).then(() => ended.push('picture'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    ended.push('urgent');
    fail(new Error('refused'));

    await drawn;
    expect(ended).toEqual(['urgent', 'picture']);
  });

  it('draws in the end though something urgent never ends', async () => {
    const { draw, afterwards } = drawingQueue();
    afterwards(new Promise(() => {}));

    await expect(draw(picture)).resolves.toBeDefined();
  });

  it('goes on after a picture that cannot be drawn', async () => {
    const { draw } = drawingQueue();
    const impossible = { ...picture, chart: undefined } as unknown as Picture;

    await expect(draw(impossible)).rejects.toThrow();
    await expect(draw(picture)).resolves.toBeDefined();
  });
});
