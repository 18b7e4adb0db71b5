import { SLACK_LIMITS } from './limits.ts';

/** Puts lines together into as few texts as hold them; a line must not be longer than `most` by itself. */
export function chunkedLines(
  lines: readonly string[],
  most: number = SLACK_LIMITS.textObject.most,
): readonly string[] {
  const chunks: string[] = [];
  for (const line of lines) {
    const last = chunks.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= most) {
      chunks[chunks.length - 1] = `${last}\n${line}`;
    } else chunks.push(line);
  }
  return chunks;
}
