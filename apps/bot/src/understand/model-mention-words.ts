import { type Catalog, modelWords } from '@tollkeeper/pricing';

/** The words that the names of one catalog are made of. */
export type Vocabulary = {
  /** Words, and digits with a letter such as `4o`, of every id and alias. */
  readonly parts: ReadonlySet<string>;
  /** Whole names and aliases by `nameKey`. */
  readonly names: ReadonlySet<string>;
  readonly makers: ReadonlySet<string>;
  /** Ids in lower case. */
  readonly ids: ReadonlySet<string>;
  /** The names of the models taken apart, by their ids. */
  readonly named: ReadonlyMap<string, NamedModel>;
};

type NamedModel = {
  readonly maker: string;
  readonly words: readonly string[];
  readonly digits: readonly string[];
};

/** The vocabulary of a catalog, gathered at the first message that is read with it. */
export function vocabularyOf(catalog: Catalog): Vocabulary {
  const known = vocabularies.get(catalog);
  if (known !== undefined) return known;
  const names = [...catalog.models.map(({ id }) => id), ...catalog.aliases.map(({ name }) => name)];
  const parts = names.map(modelWords).flatMap(({ words, digits }) => [...words, ...digits.filter(hasLetter)]);
  const vocabulary = {
    parts: new Set([...parts, 'google', 'anthropic', 'chatgpt']),
    names: new Set(names.map((name) => nameKey(name.slice(name.indexOf('/') + 1)))),
    ids: new Set(catalog.models.map(({ id }) => id.toLowerCase())),
    makers: new Set(catalog.models.map(({ id }) => id.slice(0, Math.max(0, id.indexOf('/'))))),
    named: new Map(catalog.models.map(({ id }) => [id, namedModel(id)])),
  };
  vocabularies.set(catalog, vocabulary);
  return vocabulary;
}

/** Equal for two names of the same words and digits; release dates are left out, as people leave them out. */
export function nameKey(name: string): string {
  const { words, digits } = modelWords(` ${name}`);
  return `${words.join(' ')}|${digits.join(' ')}`;
}

/** Whether the word names a family of models by itself, and hardly anything else. */
export function isFamily(word: string): boolean {
  return FAMILIES.has(word);
}

/** Whether everyday sentences use the word too: alone, or with a number, it names no model. */
export function isEveryday(word: string): boolean {
  return word.length < 3 || EVERYDAY.has(word);
}

/** Whether the word, written behind a name, makes it another product with another price: `mini`. */
export function isTier(word: string): boolean {
  return TIERS.has(word);
}

/** The same where nothing else follows: "gpt-5 max" is a name, "gpt-5 max 20 calls" is none. */
export function isTierAtEnd(word: string): boolean {
  return TIERS_AT_END.has(word);
}

/** Whether both words together name a plan that is paid per seat, listed or not: "ChatGPT Business". */
export function isPlan(product: string, tier: string): boolean {
  return PRODUCTS.has(product) && PLANS.has(tier);
}

function namedModel(id: string): NamedModel {
  const slash = id.indexOf('/');
  const { words, digits } = modelWords(` ${id.slice(slash + 1)}`);
  return { maker: id.slice(0, Math.max(0, slash)), words, digits };
}

function hasLetter(part: string): boolean {
  return /[a-z]/.test(part);
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

const vocabularies = new WeakMap<Catalog, Vocabulary>();

const FAMILIES = setOf(
  `claude sonnet opus haiku fable gpt chatgpt codex gemini gemma llama mistral ministral codestral devstral
  magistral mixtral deepseek qwen grok kimi glm minimax palmyra kling hailuo seedance seedream veo sora recraft
  ideogram pika vidu pixverse moonvalley whisper kokoro supergrok midjourney suno deepgram assemblyai elevenlabs`,
);

const TIERS = setOf(
  'mini nano flash lite pro ultra turbo codex tts transcribe realtime luna terra sol astra klein schnell kontext',
);
const TIERS_AT_END = setOf('max plus fast');

const PRODUCTS = setOf('chatgpt claude copilot cursor gemini perplexity supergrok mistral');
const PLANS = setOf('business team teams enterprise edu workspace premium plus pro max go ultra');

const EVERYDAY = setOf(
  `ada agent agi air all and api apply arabic asr async audio aura auto base batch beta black blue
  bodybuilder build business canvas character chat clip cloud code coder coding command computer content
  core create custom deep dev diarize diffusion director distill dolphin edge edition eleven embed
  embedding enterprise exp expand experimental extended fast fill fish flare flash flex for forest form free
  fusion gen generate generative generator guard happy heavy her high hybrid image imagine inception
  instant instruct labs large latest ling lite live long magnum master max medical medium meta micro mini
  morph multi multilingual music nano native neural next non north omni online open org pareto pixel plan
  platform plus polly premier premium preview pro prompt pulse quality ray realtime reasoning red research reve
  ring safeguard safety scribe scout search seed sesame small solar sonic spark speech stable standard std
  step streaming stt sunburst super team teams terminus terra text the think thinking tiny titan together token
  tool transcribe translate trinity tts turbo ultra uncensored universal use utility vector venice versatile vibe
  video virtuoso vision voice weaver writer`,
);
