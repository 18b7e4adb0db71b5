import type { ChoiceToken } from './token.ts';

/** Reads a choice among the rates of a model that begins exactly at `start`: 1080p, 1024x1024, @2K, a 1h cache. */
export function choiceAt(text: string, start: number): ChoiceToken | undefined {
  for (const [pattern, name, written] of CHOICES) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) continue;
    const value = written(match[1]?.toLowerCase() ?? '', match[2]?.toLowerCase() ?? '');
    return { kind: 'choice', choice: { name, value }, start, end: start + match[0].length };
  }
  return undefined;
}

type Name = ChoiceToken['choice']['name'];

const CHOICES: readonly (readonly [RegExp, Name, (first: string, second: string) => string])[] = [
  [/(?<![\p{L}\p{N}])(\d{3,4}p)(?![\p{L}\p{N}])/iuy, 'resolution', (lines) => lines],
  [
    /(?<![\p{L}\p{N}.,])(\d{3,4})\s?[x×]\s?(\d{3,4})(?:\s?px)?(?![\p{L}\p{N}])/iuy,
    'size',
    (width, height) => `${width}x${height}`,
  ],
  [/@\s?([124]k)\b/iy, 'resolution', (lines) => lines],
  [
    /(?<=\b(?:at|in|full|native)\s)([124]K)\b(?!\s(?:in\b|out\b|tok|input|output|context|prompt|req|call|user|image|clip))/y,
    'resolution',
    (lines) => lines,
  ],
  [
    /(?<![\p{L}\p{N}.,])([124]k)(?=\s(?:res\b|resolution|quality|uhd|output res))/iuy,
    'resolution',
    (lines) => lines,
  ],
  [
    /(?<![\p{L}\p{N}.,])(\d{1,2})[\s-]?(m|h)(?:in(?:ute)?s?|ours?|rs?)?[\s-](?:cache\s)?(?:ttl|cache\b|caching|lifetime)/iuy,
    'cache_lifetime',
    (count, unit) => lifetime(count, unit),
  ],
  [
    /(?:cache[\s_-])?(?:ttl|lifetime)(?:\s?[:=]\s?|\s(?:of\s|is\s)?)(\d{1,2})\s?-?(m|h)(?:in(?:ute)?s?|ours?|rs?)?\b/iuy,
    'cache_lifetime',
    (count, unit) => lifetime(count, unit),
  ],
];

/** Caches are kept for five minutes or an hour; another time is told as a wrong choice. */
function lifetime(count: string, unit: string): string {
  return unit === 'm' && count === '60' ? '1h' : `${count}${unit}`;
}
