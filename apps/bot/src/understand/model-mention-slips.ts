import { isOneSlipFrom } from '@tollkeeper/pricing';

/**
 * The family that a mistyped word means: `gemni` is gemini. `undefined` for the words of other languages and
 * where several families are as near.
 */
export function familyMeant(word: string): string | undefined {
  if (word.length < SHORTEST || word.length > LONGEST || NO_SLIPS.has(word)) return undefined;
  const [family, ...others] = FAMILIES.filter((each) => isOneSlipFrom(word, each));
  return others.length === 0 ? family : undefined;
}

/** Short names such as veo and sora are left out: too many words of every language are one letter away. */
const FAMILIES = `claude sonnet opus haiku fable chatgpt codex gemini gemma llama mistral ministral codestral
  devstral magistral mixtral deepseek qwen grok kimi minimax palmyra kling hailuo seedance seedream imagen runway
  recraft ideogram whisper deepgram elevenlabs copilot`.split(/\s+/);

const SHORTEST = 4;
const LONGEST = 11;

/** English, German, French and Spanish words that are one letter away from a family. */
const NO_SLIPS = new Set(
  `clause chaude bonnet sonnets sonne onus opts opes able table cable fables gable fabled sable fiable hable
  faible code coded codes coder codec conex gamma lemma gomma emma llamas llamo llaman llame llamar mistrial
  mistrals mitral mistral magistrat minimal minima gwen owen grow grog gook grot gros grob grof groks trok kiwi
  mimi kiki kimo king cling fling sling bling ling klinge klink klingt klang image images imaged imagem imagin
  runaway runways redraft whispers whimper whisker whipper copilots haikus geminis`.split(/\s+/),
);
