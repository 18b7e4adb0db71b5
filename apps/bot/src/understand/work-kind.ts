import { presetsFor, type WorkloadKind } from '@tollkeeper/engine';
import type { Catalog } from '@tollkeeper/pricing';

import type { Measure } from './measure.ts';
import type { ModelToken, Token } from './token.ts';
import type { Topic } from './vocabulary/topic.ts';

/** What a message says about the kind of its work. */
export type Hints = {
  readonly tokens: readonly Token[];
  readonly measures: readonly Measure[];
  readonly models: readonly ModelToken[];
  readonly catalog: Catalog;
  /** What was talked about before. */
  readonly earlier: WorkloadKind | undefined;
};

/** The kind of work that a message is about: what its model can do and, among that, what its words say. */
export function workKindOf(hints: Hints): WorkloadKind | undefined {
  const able = kindsOfModels(hints);
  const { earlier } = hints;
  if (earlier !== undefined && (able === undefined || able.includes(earlier))) return earlier;
  // Who counts tokens speaks of text, whatever else is mentioned: "transcripts", "the first 20 characters", "3 seats".
  const possible = able ?? (hints.measures.some(countsTokens) ? TEXTUAL : undefined);
  const named = cuesIn(hints).find((kind) => possible === undefined || possible.includes(kind));
  if (named !== undefined) return named;
  if (able !== undefined && !able.includes('text')) return able[0];
  const isText = able !== undefined || hints.measures.some(isAboutText) || speaksOf(hints, CHATBOTS);
  return isText ? 'text' : undefined;
}

/** The kinds of work that the first known model is priced for; `undefined` without one. */
function kindsOfModels({ models, catalog }: Hints): readonly WorkloadKind[] | undefined {
  for (const { match } of models) {
    const model =
      match.kind === 'found' ? match.model : match.kind === 'ambiguous' ? match.candidates[0] : undefined;
    if (model?.id.startsWith('plan/')) return ['subscription'];
    const card = model === undefined ? undefined : catalog.card(model.id);
    const kinds = card === undefined ? [] : [...new Set(presetsFor(card).map(({ kind }) => kind))];
    if (kinds.length > 0) return kinds;
  }
  return undefined;
}

/** The kinds that the words speak of, the surest first. */
function cuesIn(hints: Hints): readonly WorkloadKind[] {
  const words = new Set(hints.tokens.flatMap((token) => (token.kind === 'word' ? [token.word] : [])));
  const spoken = CUES.flatMap(([kind, cues]) => (cues.some((word) => words.has(word)) ? [kind] : []));
  const counted = COUNTS.flatMap(([kind, topics]) =>
    hints.measures.some(
      ({ head, per }) =>
        isOne(topics, head?.topic) ||
        per.some((each) => each.kind === 'thing' && isOne(topics, each.head.topic)),
    )
      ? [kind]
      : [],
  );
  const topics = new Set(hints.tokens.flatMap((token) => (token.kind === 'word' ? (token.topic ?? []) : [])));
  const mentioned = COUNTS.flatMap(([kind, [cue]]) => (cue !== undefined && topics.has(cue) ? [kind] : []));
  const agent = isAgentWork(hints) ? (['agent'] as const) : [];
  const minutes = hints.measures.some(isMinutesOfMonth) ? (['voice'] as const) : [];
  return [...agent, ...spoken, ...minutes, ...counted, ...mentioned];
}

/** Tasks of several calls, or calls of something that only agents work on. */
function isAgentWork({ tokens, measures }: Hints): boolean {
  const isAgentic = tokens.some(
    (token) => token.kind === 'word' && (token.topic === 'agent' || AGENTIC.has(token.word)),
  );
  const callsPer = measures.filter(
    ({ head, per }) =>
      (head?.topic === 'call' || head?.topic === 'request' || head?.topic === 'agent') &&
      per.some((each) => each.kind === 'thing'),
  );
  const perTask = callsPer.some(({ per }) =>
    per.some((each) => each.kind === 'thing' && each.head.topic === 'task'),
  );
  const perThing = callsPer.some(({ per }) =>
    per.some((each) => each.kind === 'thing' && each.head.topic === undefined),
  );
  const tasks = measures.some(({ head }) => head?.topic === 'task');
  const defined = measures.some(
    ({ link, head }, at) =>
      link === 'equals' &&
      (head?.topic === 'call' || head?.topic === 'request') &&
      measures[at - 1]?.head?.topic === 'task',
  );
  const isOfTask =
    tokens.some((token) => token.kind === 'word' && token.topic === 'task') &&
    measures.some(({ head }) => head?.topic === 'call');
  const context = measures.some(({ of }) => of.has('context'));
  return (
    perTask || defined || (isAgentic && (perThing || tasks || context || isOfTask)) || (tasks && context)
  );
}

function speaksOf({ tokens }: Hints, cues: ReadonlySet<string>): boolean {
  return tokens.some((token) => token.kind === 'word' && cues.has(token.word));
}

/** "8,000 minutes a month", with nothing else that says of what. */
function isMinutesOfMonth({ head, per, number }: Measure): boolean {
  return head?.topic === 'minute' && number.measure === 'count' && per.some(({ kind }) => kind === 'period');
}

/** "2k in", "300 tokens out", "40k context". */
function countsTokens({ of, head, number }: Measure): boolean {
  if (number.measure !== 'count' || of.has('price')) return false;
  if (head?.topic === 'token') return true;
  return head === undefined && (of.has('input') || of.has('output') || of.has('context')) && !of.has('image');
}

function isAboutText({ of, head }: Measure): boolean {
  return (
    head?.topic === 'token' ||
    ['input', 'output', 'request', 'call', 'prompt', 'reply'].some((topic) => of.has(topic as Topic))
  );
}

function isOne(topics: readonly Topic[], topic: Topic | undefined): boolean {
  return topic !== undefined && topics.includes(topic);
}

const TEXTUAL: readonly WorkloadKind[] = ['text', 'agent'];

const AGENTIC = new Set(
  'pr prs swe coding coder codebase repo repos refactor bugfix bugfixes devin programmier agentique agente agentes'.split(
    ' ',
  ),
);

const CHATBOTS = new Set(
  'chatbot chatbots bot bots assistant assistants llm rag asistente assistent assistenten agent 机器人 助手'.split(
    ' ',
  ),
);

const CUES: readonly (readonly [WorkloadKind, readonly string[]])[] = [
  [
    'transcription',
    words(
      'transcribe transcribing transcription transcriptions transcript transcirbe dictation subtitles subtitle captions captioning stt transkribieren transkription transcribir transcripción transcrire 转写 转录 字幕',
    ),
  ],
  [
    'speech',
    words(
      'tts narrate narrating narration narrations voiceover voiceovers audiobook audiobooks vorlesen narrar narración narrer 配音 朗读 synthesize synthesise',
    ),
  ],
  [
    'voice',
    words(
      'voice voicebot realtime phone telephone telefonbot sprachbot ivr dialer dialler hotline callbot llamadas telefónico téléphone vocal 语音 电话',
    ),
  ],
  [
    'subscription',
    words(
      'seat seats subscription subscriptions licence licences license licenses abo lizenzen licencias licences 席位',
    ),
  ],
  ['video', words('video videos clip clips footage vídeo vídeos vidéo vidéos 视频')],
];

const COUNTS: readonly (readonly [WorkloadKind, readonly Topic[]])[] = [
  ['video', ['clip']],
  ['image', ['image', 'generation', 'attempt']],
  ['speech', ['character']],
  ['subscription', ['seat']],
];

function words(list: string): readonly string[] {
  return list.split(' ');
}
