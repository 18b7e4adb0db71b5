import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { findMentions } from './model-mention.ts';

const catalog = bundledCatalog();

/** The names in a message, each with the id that was found or with what is not clear about it. */
function mentioned(text: string): readonly string[] {
  return findMentions(text, catalog).map(({ name, match }) =>
    match.kind === 'found' ? `${name} = ${match.model.id}` : `${name} = ${match.kind}`,
  );
}

function table(rows: string): readonly (readonly [text: string, id: string])[] {
  return rows
    .trim()
    .split('\n')
    .map((row) => row.split(' = ').map((part) => part.trim()) as [string, string]);
}

const NAMES = table(`
  kling 3.0 pro = kwaivgi/kling-v3.0-pro
  veo 3.1 fast = google/veo-3.1-fast
  veo v3.1 = google/veo-3.1
  sora 2 pro = openai/sora-2-pro
  seedance 2.0 fast = bytedance/seedance-2.0-fast
  hailuo 2.3 = minimax/hailuo-2.3
  wan 2.6 = alibaba/wan-2.6
  Runway Gen-4.5 = runway/gen-4.5
  luma ray 2 = luma/ray-2
  pika = pika/pika
  grok imagine video 1.5 = x-ai/grok-imagine-video-1.5
  nano banana = google/gemini-2.5-flash-image
  nano banana pro = google/gemini-3-pro-image
  imagen 4 ultra = google/imagen-4-ultra
  flux.2 klein 4b = black-forest-labs/flux.2-klein-4b
  flux 1.1 pro = black-forest-labs/flux-pro-1.1
  recraft v4.1 pro = recraft/recraft-v4.1-pro
  seedream 4 = bytedance-seed/seedream-4.0
  gpt-image-2 = openai/gpt-image-2
  groq whisper large v3 turbo = groq/whisper-large-v3-turbo
  gpt-4o transcribe = openai/gpt-4o-transcribe
  deepgram nova-3 = deepgram/nova-3
  tts-1-hd = openai/tts-1-hd
  elevenlabs multilingual v2 = elevenlabs/eleven-multilingual-v2
  elevenlabs flash v2.5 = elevenlabs/eleven-flash-v2.5
  gpt-realtime-2.1 = openai/gpt-realtime-2.1
  grok voice agent api = x-ai/grok-voice-agent-api
  gemini 3.1 flash live = google/gemini-3.1-flash-live-preview
  Copilot Business = plan/copilot-business
  copilot pro+ = plan/copilot-pro-plus
  ChatGPT Plus = plan/chatgpt-plus
  Cursor Teams = plan/cursor-teams
  Claude Max 20x = plan/claude-max-20x
  Nova Lite 1.0 = amazon/nova-lite-v1
  Nova Lite 2.0 = amazon/nova-2-lite-v1
  step 3.7 flash = stepfun/step-3.7-flash
  4.6 sonnet = anthropic/claude-sonnet-4.6
  gpt_5_mini = openai/gpt-5-mini
  GPT-5 (mini) = openai/gpt-5-mini
  Gpt5mini = openai/gpt-5-mini
  deepseek 4 pro = deepseek/deepseek-v4-pro
  DeepSeek's v4 pro = deepseek/deepseek-v4-pro
  perplexity/sonar = perplexity/sonar
`);

const MISTYPED = table(`
  gemni 2.5 flash = google/gemini-2.5-flash
  sonet 4.6 = anthropic/claude-sonnet-4.6
  claud haiku 4.5 = anthropic/claude-haiku-4.5
  calude hiaku 4.5 = anthropic/claude-haiku-4.5
  deepsek v4 pro = deepseek/deepseek-v4-pro
  mistrl large 3 = mistralai/mistral-large-2512
`);

describe('findMentions', () => {
  it.each([...NAMES, ...MISTYPED])('finds "%s" as %s, whole and alone', (name, id) => {
    expect(mentioned(`what would ${name}, 20 of them, cost?`)).toEqual([`${name} = ${id}`]);
  });

  it.each([
    ['sonet 4.9', 'another version'],
    ['gemni flash', 'no version'],
    ['sonet 4.6 mini', 'a word that its name has not'],
    ['grow 4.5% a month', 'an everyday word'],
    ['table 5', 'an everyday word'],
    ['images 4', 'an everyday word'],
  ])('puts no family right in "%s": it has %s', (text) => expect(mentioned(text)).toEqual([]));

  it.each([
    'gpt-5.7-imaginary',
    'sonnet 4.9',
    'gpt-5.2 mini',
    'kling 2.5 pro',
    'seedance 1 pro',
    'mistral large 9',
    'nano banana 3',
    'nova lite 3.0',
    'pika 2.2',
    'whisper 5',
    'luma ray 3',
    'Qwen 3 235B',
    'midjourney v7',
    'ChatGPT Business',
    'Cursor Business',
    'acme/brand-new-1',
  ])('takes "%s", which the catalog lacks, as a whole', (name) => {
    expect(mentioned(`${name}, 10k requests`)).toEqual([`${name} = unknown`]);
  });

  it.each(['kling 2.5', 'luma ray', 'flux.2', 'Claude Team', 'gemini live', 'assemblyai', 'kimi', 'sora'])(
    'asks which one "%s" is',
    (name) => expect(mentioned(`${name}, 10k requests`)).toEqual([`${name} = ambiguous`]),
  );

  it.each([
    'add more at https://openrouter.ai/settings/credits',
    'openrouter.ai/settings/keys',
    'openai.APIStatusError',
    'github.com/openai/gpt-5',
    'see https://example.com/sonnet-4.6?model=gpt-5-mini',
    'image gen, text-to-video, speech-to-text, text to speech',
    'a voice agent, 24/7, and/or req/mo in/out user/day requests/work-day',
    '15 Claude Code tasks a day',
    'we use Cursor',
    'write me a haiku about gpus',
    'flash sale, turbo, nova, medium 1024x1024',
    'our opus-level quality',
    '18 months of runway, 20 devs',
    'cada imagen 3 intentos',
    'no veo que cuesta',
    'the OpenAI batch api on Amazon Bedrock',
    'Kimi from finance asks',
    'le modèle, générations',
  ])('finds no name in "%s"', (text) => expect(mentioned(text)).toEqual([]));

  it.each([
    ['Claude Code tasks on sonnet 4.6', ['sonnet 4.6 = anthropic/claude-sonnet-4.6']],
    ['our ChatGPT clone runs on haiku 4.5', ['haiku 4.5 = anthropic/claude-haiku-4.5']],
    ['ChatGPT or gpt-5 mini', ['ChatGPT = ambiguous', 'gpt-5 mini = openai/gpt-5-mini']],
  ])(
    'leaves the product out where a model is named beside it, unless they are compared: "%s"',
    (text, names) => {
      expect(mentioned(text)).toEqual(names);
    },
  );

  it.each([
    ['ideogram v3 turbo', ['ideogram v3 = ideogram/ideogram-v3']],
    ['sonnet 4.6 batch', ['sonnet 4.6 = anthropic/claude-sonnet-4.6']],
    ['gpt-5.4 pro Monat', ['gpt-5.4 = openai/gpt-5.4']],
    ['gpt-5.4 pro anfrage', ['gpt-5.4 = openai/gpt-5.4']],
    ['gpt-5.4 pro requests', ['gpt-5.4 pro = openai/gpt-5.4-pro']],
    ['opus 5 5 calls per task', ['opus 5 = anthropic/claude-opus-5']],
    ['gpt-5 2 requests per user', ['gpt-5 = openai/gpt-5']],
    ['haiku 4.5 2000 in', ['haiku 4.5 = anthropic/claude-haiku-4.5']],
    ['gemini 2.5 flash max tokens 500', ['gemini 2.5 flash = google/gemini-2.5-flash']],
    ['per image gpt 5 mini', ['gpt 5 mini = openai/gpt-5-mini']],
    ['GPT-5-mini-Anfragen', ['GPT-5-mini = openai/gpt-5-mini']],
  ])('leaves the words of the sentence beside the name: "%s"', (text, names) => {
    expect(mentioned(text)).toEqual(names);
  });

  it.each([
    [
      'haiku 4.5/gpt-5.4-mini',
      ['haiku 4.5 = anthropic/claude-haiku-4.5', 'gpt-5.4-mini = openai/gpt-5.4-mini'],
    ],
    ['gpt-5 mini or nano?', ['gpt-5 mini = openai/gpt-5-mini', 'nano = openai/gpt-5-nano']],
    ['sonnet 4.5 vs 4.6', ['sonnet 4.5 = anthropic/claude-sonnet-4.5', '4.6 = anthropic/claude-sonnet-4.6']],
    ['sonnet 4.6/2.5 calls', ['sonnet 4.6 = anthropic/claude-sonnet-4.6']],
  ])('finds both names of "%s"', (text, names) => expect(mentioned(text)).toEqual(names));

  it.each([
    ['模型qwen3.7 flash,每月', ['qwen3.7 flash = qwen/qwen3.7-flash']],
    ['Telefonbot mit gpt-realtime-mini: 600', ['gpt-realtime-mini = openai/gpt-realtime-mini']],
    ['model:gpt-5-mini', ['gpt-5-mini = openai/gpt-5-mini']],
    ['wan-2.6@720p', ['wan-2.6 = alibaba/wan-2.6']],
    ['sonnet 4.6:floor', ['sonnet 4.6:floor = anthropic/claude-sonnet-4.6']],
    ['https://openrouter.ai/openai/gpt-5 please', ['openai/gpt-5 = openai/gpt-5']],
    ['openrouter/openai/gpt-5', ['openai/gpt-5 = openai/gpt-5']],
  ])('finds the name inside "%s"', (text, names) => expect(mentioned(text)).toEqual(names));
});
