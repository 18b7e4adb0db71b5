/**
 * What is counted and charged for.
 *
 * A unit is a set of dimensions. One unit contains another when all its dimensions are among the other's:
 * input tokens contain the cached ones and the audio ones, and both of these the cached audio ones.
 */
export type BillingUnit = keyof typeof REGISTRY;

/** The nature of a unit; `thing` tells apart what no other dimension does. */
type Dimensions = {
  readonly family: 'token' | 'image' | 'video' | 'audio' | 'text' | 'tool' | 'work';
  readonly direction?: 'input' | 'output';
  readonly modality?: 'text' | 'image' | 'audio' | 'video' | 'document';
  readonly cache?: 'read' | 'write';
  readonly ttl?: '5m' | '1h';
  readonly role?: 'reasoning' | 'tool-use';
  readonly thing?: string;
};

type UnitDefinition = {
  /** In the plural, as people read it: "input tokens". */
  readonly label: string;
  /** The block that vendors quote a price for: a million tokens, one image, sixty seconds. */
  readonly quotedPer: bigint;
  readonly dimensions: Dimensions;
  /**
   * What a missing rate means. Where a vendor publishes no separate rate for a part of the tokens (cached,
   * written, reasoning, a kind of input), it bills them like the rest of them. Anything else is a gap.
   */
  readonly whenUnpriced: 'as-the-whole' | 'gap';
};

/** Whether `whole` counts everything that `part` counts, and more. */
export function contains(whole: BillingUnit, part: BillingUnit): boolean {
  return CONTAINED[whole].has(part);
}

/** How many dimensions a unit fixes: the more, the narrower the unit. */
export function narrowness(unit: BillingUnit): number {
  return Object.keys(REGISTRY[unit].dimensions).length;
}

export function isBillingUnit(text: string): text is BillingUnit {
  return Object.hasOwn(REGISTRY, text);
}

const MILLION = 1_000_000n;

function token(
  label: string,
  dimensions: Omit<Dimensions, 'family'>,
  whenUnpriced: UnitDefinition['whenUnpriced'],
) {
  return { label, quotedPer: MILLION, dimensions: { family: 'token', ...dimensions }, whenUnpriced } as const;
}

function counted(label: string, dimensions: Dimensions, quotedPer = 1n) {
  return { label, quotedPer, dimensions, whenUnpriced: 'gap' } as const;
}

const REGISTRY = {
  'input-token': token('input tokens', { direction: 'input' }, 'gap'),
  'input-text-token': token('text input tokens', { direction: 'input', modality: 'text' }, 'as-the-whole'),
  'input-image-token': token('image input tokens', { direction: 'input', modality: 'image' }, 'as-the-whole'),
  'input-audio-token': token('audio input tokens', { direction: 'input', modality: 'audio' }, 'as-the-whole'),
  'input-video-token': token('video input tokens', { direction: 'input', modality: 'video' }, 'as-the-whole'),
  'input-document-token': token(
    'document input tokens',
    { direction: 'input', modality: 'document' },
    'as-the-whole',
  ),
  'tool-use-token': token('tool use input tokens', { direction: 'input', role: 'tool-use' }, 'as-the-whole'),
  'tool-use-text-token': token(
    'tool use text input tokens',
    { direction: 'input', modality: 'text', role: 'tool-use' },
    'as-the-whole',
  ),
  'cached-input-token': token('cached input tokens', { direction: 'input', cache: 'read' }, 'as-the-whole'),
  'cached-text-token': token(
    'cached text input tokens',
    { direction: 'input', modality: 'text', cache: 'read' },
    'as-the-whole',
  ),
  'cached-image-token': token(
    'cached image input tokens',
    { direction: 'input', modality: 'image', cache: 'read' },
    'as-the-whole',
  ),
  'cached-audio-token': token(
    'cached audio input tokens',
    { direction: 'input', modality: 'audio', cache: 'read' },
    'as-the-whole',
  ),
  'cached-video-token': token(
    'cached video input tokens',
    { direction: 'input', modality: 'video', cache: 'read' },
    'as-the-whole',
  ),
  'cached-document-token': token(
    'cached document input tokens',
    { direction: 'input', modality: 'document', cache: 'read' },
    'as-the-whole',
  ),
  'cache-write-token': token('cache writes', { direction: 'input', cache: 'write' }, 'as-the-whole'),
  'cache-write-5m-token': token(
    'cache writes (5 minutes)',
    { direction: 'input', cache: 'write', ttl: '5m' },
    'as-the-whole',
  ),
  'cache-write-1h-token': token(
    'cache writes (1 hour)',
    { direction: 'input', cache: 'write', ttl: '1h' },
    'as-the-whole',
  ),
  'output-token': token('output tokens', { direction: 'output' }, 'gap'),
  'output-text-token': token('text output tokens', { direction: 'output', modality: 'text' }, 'as-the-whole'),
  'reasoning-token': token('reasoning tokens', { direction: 'output', role: 'reasoning' }, 'as-the-whole'),
  'output-image-token': token('image output tokens', { direction: 'output', modality: 'image' }, 'gap'),
  'output-audio-token': token('audio output tokens', { direction: 'output', modality: 'audio' }, 'gap'),
  'output-video-token': token('video output tokens', { direction: 'output', modality: 'video' }, 'gap'),

  image: counted('images', { family: 'image', direction: 'output' }),
  'input-image': counted('input images', { family: 'image', direction: 'input' }),
  megapixel: counted('megapixels', { family: 'image', direction: 'output', thing: 'megapixel' }),
  'input-megapixel': counted('input megapixels', { family: 'image', direction: 'input', thing: 'megapixel' }),
  'input-reference': counted('reference images', { family: 'image', direction: 'input', thing: 'reference' }),
  'input-font': counted('fonts', { family: 'image', direction: 'input', thing: 'font' }),
  'video-second': counted('seconds of video', { family: 'video', direction: 'output', thing: 'second' }),
  clip: counted('clips', { family: 'video', direction: 'output', thing: 'clip' }),
  'input-video-second': counted('seconds of input video', {
    family: 'video',
    direction: 'input',
    thing: 'second',
  }),
  'audio-second': counted('seconds of audio', { family: 'audio', direction: 'input', thing: 'second' }, 60n),
  'spoken-second': counted(
    'seconds of speech',
    { family: 'audio', direction: 'output', thing: 'second' },
    60n,
  ),
  'session-second': counted('seconds of session', { family: 'audio', thing: 'session' }, 60n),
  song: counted('songs', { family: 'audio', direction: 'output', thing: 'song' }),
  character: counted('characters', { family: 'text', direction: 'input', thing: 'character' }, MILLION),
  'utf8-byte': counted('UTF-8 bytes', { family: 'text', direction: 'input', thing: 'byte' }, MILLION),
  request: counted('requests', { family: 'work', thing: 'request' }),
  job: counted('jobs', { family: 'work', thing: 'job' }),
  'ocr-page': counted('OCR pages', { family: 'work', thing: 'page' }, 1_000n),
  credit: counted('provider credits', { family: 'work', thing: 'credit' }),
  'seat-month': counted('seats per month', { family: 'work', thing: 'seat' }),
  'web-search': counted('web searches', { family: 'tool', thing: 'web-search' }, 1_000n),
  'web-fetch': counted('web fetches', { family: 'tool', thing: 'web-fetch' }, 1_000n),
  'file-search': counted('file searches', { family: 'tool', thing: 'file-search' }, 1_000n),
  'maps-request': counted('map requests', { family: 'tool', thing: 'maps' }, 1_000n),
} as const satisfies Record<string, UnitDefinition>;

/** Every unit with its label, its quoting block and its dimensions. */
export const BILLING_UNITS: Readonly<Record<BillingUnit, UnitDefinition>> = REGISTRY;

/** Units that are counted apart although their dimensions nest: pixels are no images, a clip no second. */
function isPartOf(whole: UnitDefinition, part: UnitDefinition): boolean {
  const inner: Record<string, unknown> = { ...part.dimensions };
  const outer = Object.entries(whole.dimensions);
  return (
    whole !== part &&
    whole.dimensions.family === 'token' &&
    outer.every(([name, value]) => inner[name] === value)
  );
}

const CONTAINED = Object.fromEntries(
  Object.entries(BILLING_UNITS).map(([whole, definition]) => [
    whole,
    new Set(
      Object.entries(BILLING_UNITS).flatMap(([part, other]) => (isPartOf(definition, other) ? [part] : [])),
    ),
  ]),
) as unknown as Readonly<Record<BillingUnit, ReadonlySet<BillingUnit>>>;
