import type { WorkloadKind } from '@tollkeeper/engine';
import type { Catalog } from '@tollkeeper/pricing';

/** Three models that people usually consider for a kind of work, other than the one they have. */
export function usualModels(
  kind: WorkloadKind,
  own: string | undefined,
  { card }: Catalog,
): readonly string[] {
  return USUAL[kind].filter((id) => id !== own && card(id) !== undefined).slice(0, MOST);
}

const TEXT = [
  'anthropic/claude-haiku-4.5',
  'openai/gpt-5-mini',
  'google/gemini-3.5-flash',
  'anthropic/claude-sonnet-4.6',
  'openai/gpt-5.4',
];

/** Well known ones of several makers, as the catalog of 2026-11 has them. */
const USUAL: Readonly<Record<WorkloadKind, readonly string[]>> = {
  text: TEXT,
  agent: ['anthropic/claude-sonnet-4.6', 'openai/gpt-5.4', 'google/gemini-3.5-flash', ...TEXT.slice(0, 1)],
  image: ['openai/gpt-image-1-mini', 'google/imagen-4', 'openai/gpt-image-1', 'google/gemini-3-pro-image'],
  video: ['google/veo-3.1', 'google/veo-3.1-fast', 'openai/sora-2', 'google/veo-3'],
  voice: [
    'openai/gpt-realtime',
    'openai/gpt-realtime-mini',
    'openai/gpt-realtime-2.1',
    'openai/gpt-realtime-2',
  ],
  speech: ['openai/tts-1', 'elevenlabs/eleven-flash-v2.5', 'openai/tts-1-hd', 'deepgram/aura-2'],
  transcription: [
    'openai/whisper-1',
    'openai/gpt-4o-mini-transcribe',
    'deepgram/nova-3',
    'elevenlabs/scribe-v1',
  ],
  subscription: [
    'plan/copilot-business',
    'plan/cursor-teams',
    'plan/claude-team-standard',
    'plan/copilot-enterprise',
  ],
};

const MOST = 3;
