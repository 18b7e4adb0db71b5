import { describe, expect, it } from 'vitest';

import { findModel } from './model-search.ts';
import { modelWords } from './model-words.ts';
import { bundledCatalog } from './sources/bundled.ts';

/** What people type, and the model that they mean. */
const NAMES = `
  veo 3.1 fast             = google/veo-3.1-fast
  veo 3.1                  = google/veo-3.1
  veo 3                    = google/veo-3
  nano banana              = google/gemini-2.5-flash-image
  nano banana pro          = google/gemini-3-pro-image
  sora 2                   = openai/sora-2
  sora 2 pro               = openai/sora-2-pro
  kling 3.0 pro            = kwaivgi/kling-v3.0-pro
  hailuo 2.3               = minimax/hailuo-2.3
  seedance 2.0             = bytedance/seedance-2.0
  wan 2.6                  = alibaba/wan-2.6
  runway gen-4.5           = runway/gen-4.5
  gen 4 turbo              = runway/gen-4-turbo
  gpt-image-2              = openai/gpt-image-2
  gpt image 1.5            = openai/gpt-image-1.5
  dall-e 3                 = openai/dall-e-3
  imagen 4                 = google/imagen-4
  imagen 4 ultra           = google/imagen-4-ultra
  flux.2 pro               = black-forest-labs/flux.2-pro
  flux 2 klein 4b          = black-forest-labs/flux.2-klein-4b
  flux kontext max         = black-forest-labs/flux-kontext-max
  ideogram v3              = ideogram/ideogram-v3
  recraft v4.1 pro         = recraft/recraft-v4.1-pro
  qwen image 3 pro         = qwen/qwen-image-3-pro
  seedream 4.5             = bytedance-seed/seedream-4.5
  grok imagine video 1.5   = x-ai/grok-imagine-video-1.5
  gpt-realtime-2.1         = openai/gpt-realtime-2.1
  gpt realtime             = openai/gpt-realtime
  gpt-realtime-mini        = openai/gpt-realtime-mini
  gemini 3.1 flash live    = google/gemini-3.1-flash-live-preview
  grok voice agent api     = x-ai/grok-voice-agent-api
  tts-1-hd                 = openai/tts-1-hd
  tts-1                    = openai/tts-1
  gpt-4o mini tts          = openai/gpt-4o-mini-tts
  gemini 2.5 flash tts     = google/gemini-2.5-flash-preview-tts
  eleven flash v2.5        = elevenlabs/eleven-flash-v2.5
  eleven multilingual v2   = elevenlabs/eleven-multilingual-v2
  deepgram nova-3          = deepgram/nova-3
  nova-3                   = deepgram/nova-3
  whisper-1                = openai/whisper-1
  whisper large v3         = openai/whisper-large-v3
  scribe v1                = elevenlabs/scribe-v1
  gpt-4o transcribe        = openai/gpt-4o-transcribe
  chirp 3                  = google/chirp-3
  lyria 3 pro              = google/lyria-3-pro-preview
  claude max 20x           = plan/claude-max-20x
  chatgpt plus             = plan/chatgpt-plus
  cursor pro               = plan/cursor-pro
  copilot business         = plan/copilot-business
  copilot pro+             = plan/copilot-pro-plus
  claude 3.5 sonnet        = anthropic/claude-3.5-sonnet
  claude 3.7 sonnet        = anthropic/claude-3.7-sonnet
  claude 3 opus            = anthropic/claude-3-opus
  claude 3.5 haiku         = anthropic/claude-3.5-haiku
  gpt-4.1                  = openai/gpt-4.1
  gpt-4.1 mini             = openai/gpt-4.1-mini
  gpt-4o mini              = openai/gpt-4o-mini
  o1                       = openai/o1
  o1 pro                   = openai/o1-pro
  o3 pro                   = openai/o3-pro
  o3-mini                  = openai/o3-mini
  llama 3.1 70b            = meta-llama/llama-3.1-70b-instruct
  llama 3.3 70b            = meta-llama/llama-3.3-70b-instruct
  llama 4 maverick         = meta-llama/llama-4-maverick
  gemma 3 12b              = google/gemma-3-12b-it
  gemma 4 31b              = google/gemma-4-31b-it
  mistral small 3.2        = mistralai/mistral-small-3.2-24b-instruct
  mistral medium 3.5       = mistralai/mistral-medium-3-5
  codestral                = mistralai/codestral-2508
  devstral 2512            = mistralai/devstral-2512
  ministral 8b             = mistralai/ministral-8b-2512
  deepseek v3.2            = deepseek/deepseek-v3.2
  deepseek r1              = deepseek/deepseek-r1
  qwen3 coder              = qwen/qwen3-coder
  qwen3 max                = qwen/qwen3-max
  qwen3.6 flash            = qwen/qwen3.6-flash
  kimi k2.5                = moonshotai/kimi-k2.5
  kimi k3                  = moonshotai/kimi-k3
  glm 4.7                  = z-ai/glm-4.7
  glm 5.3                  = z-ai/glm-5.3
  glm-5.2                  = z-ai/glm-5.2
  minimax m2.5             = minimax/minimax-m2.5
  grok 4.3                 = x-ai/grok-4.3
  grok 4.7                 = x-ai/grok-4.7
  grok build 0.1           = x-ai/grok-build-0.1
  nova pro                 = amazon/nova-pro-v1
  nova lite                = amazon/nova-lite-v1
  nova premier             = amazon/nova-premier-v1
  nova 2 lite              = amazon/nova-2-lite-v1
  jamba large 1.7          = ai21/jamba-large-1.7
  command r7b              = cohere/command-r7b-12-2024
  palmyra x5               = writer/palmyra-x5
  sonar pro                = perplexity/sonar-pro
  sonar deep research      = perplexity/sonar-deep-research
  gpt-oss 20b              = openai/gpt-oss-20b
  gpt 5.6 luna             = openai/gpt-5.6-luna
  gpt-5.6 terra            = openai/gpt-5.6-terra
  gpt 5.4 pro              = openai/gpt-5.4-pro
  gpt-5.3 codex            = openai/gpt-5.3-codex
  gpt 6 sol                = openai/gpt-6-sol
  gpt-6.1 sol              = openai/gpt-6.1-sol
  opus 4.8                 = anthropic/claude-opus-4.8
  opus 4.1                 = anthropic/claude-opus-4.1
  opus 5.5                 = anthropic/claude-opus-5-5
  sonnet 5.5               = anthropic/claude-sonnet-5-5
  fable 5                  = anthropic/claude-fable-5
  gemini 3.6 flash         = google/gemini-3.6-flash
  gemini 3.5 flash lite    = google/gemini-3.5-flash-lite
  gemini 3.8 flash         = google/gemini-3.8-flash
  gemini 2.0 flash         = google/gemini-2.0-flash
  gemini 1.5 pro           = google/gemini-1.5-pro
  step 3.7 flash           = stepfun/step-3.7-flash
  mimo v2.5 pro            = xiaomi/mimo-v2.5-pro
  ling 3.0 flash           = inclusionai/ling-3.0-flash
  hermes 4 405b            = nousresearch/hermes-4-405b
  phi-4                    = microsoft/phi-4
  inkling small            = thinkingmachines/inkling-small
  mercury 2                = inception/mercury-2
  solar pro 3              = upstage/solar-pro-3
  gpt-4 turbo              = openai/gpt-4-turbo
  gpt-4                    = openai/gpt-4
  gpt-3.5 turbo            = openai/gpt-3.5-turbo
  deepseek v4 flash        = deepseek/deepseek-v4-flash
  minimax m3               = minimax/minimax-m3
  sonnet 4                 = anthropic/claude-sonnet-4
  haiku 3                  = anthropic/claude-3-haiku
  text-embedding-3-large   = openai/text-embedding-3-large
`
  .trim()
  .split('\n')
  .map((line) => line.split(' = ').map((part) => part.trim()) as [name: string, id: string]);

describe('findModel, over the names that people type', () => {
  const catalog = bundledCatalog();
  const found = NAMES.map(([name, id]) => {
    const match = findModel(catalog, name);
    return { name, id, got: match.kind === 'found' ? match.model.id : match.kind };
  });

  it('is right for at least 97 of 100', () => {
    const wrong = found.filter(({ id, got }) => got !== id);

    expect(NAMES.length).toBeGreaterThanOrEqual(120);
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(NAMES.length * 0.03);
  });

  it('never crosses a version: what is found has the digits that were typed', () => {
    const aliases = new Set(catalog.aliases.map(({ name }) => name));
    const crossed = found.filter(({ name, got }) => {
      const typed = modelWords(name).digits;
      const digits = modelWords(` ${got.slice(got.indexOf('/') + 1)}`).digits;
      return got.includes('/') && !aliases.has(name) && !typed.every((digit) => digits.includes(digit));
    });

    expect(crossed).toEqual([]);
  });
});
