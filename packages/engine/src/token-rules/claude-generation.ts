/**
 * Tells Claude 4.7 and later from what came before: they see images in higher resolution, and split text finer.
 *
 * Source: Anthropic docs, vision and models overview, 2026-09. A Claude that states no version is the latest.
 */
export function isBeforeClaude47(model: string): boolean {
  return BEFORE_4_7.test(model);
}

/** 3 stands for itself; 4 up to 4.6, also written 4-6, but not the 2 of a date as in `claude-opus-4-20250514`. */
const BEFORE_4_7 = /claude-(?:[123]\b|instant|(?:opus|sonnet|haiku)-[34](?:[.-][0-6])?(?![.\d]|-\d(?!\d)))/;
