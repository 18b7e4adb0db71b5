import type { Inputs } from './assumption.ts';
import type { Pricing } from './pricing.ts';

/** One kind of work in a scenario, with its volume and who is paid for it. */
export type Workload =
  | TextWorkload
  | AgentWorkload
  | ImageWorkload
  | VideoWorkload
  | VoiceWorkload
  | SpeechWorkload
  | TranscriptionWorkload
  | SubscriptionWorkload;

export type WorkloadKind = Workload['kind'];

type Work<Kind extends string> = {
  readonly kind: Kind;
  /** What the person calls it; lines and assumptions carry the name where there are several. */
  readonly name?: string;
  readonly pricing: Pricing;
  readonly inputs: Inputs;
};

/** Requests to a language model, all of the same size. */
export type TextWorkload = Work<'text'> & {
  readonly cacheLifetime?: CacheLifetime;
  /** Who serves a share of the requests when the model does not; the share is among their inputs. */
  readonly fallbacks?: readonly Pricing[];
};

/**
 * Tasks that an agent works through in several model calls.
 *
 * The context of a call is stated as an average (`contextTokens`, or its parts), or it grows: every call begins with
 * the prefix and reads again what the calls before it have added.
 */
export type AgentWorkload = Work<'agent'> & { readonly cacheLifetime?: CacheLifetime };

/** Images that somebody accepts, each after one or more generations. */
export type ImageWorkload = Work<'image'>;

/** Clips that somebody accepts, each after one or more generations. */
export type VideoWorkload = Work<'video'>;

/** Spoken conversations: with one model that hears and speaks, or with a chain around a language model. */
export type VoiceWorkload = Work<'voice'> & {
  readonly chain?: { readonly transcription: Pricing; readonly speech: Pricing };
};

/** Text that is read aloud. */
export type SpeechWorkload = Work<'speech'>;

/** Audio that is written down. */
export type TranscriptionWorkload = Work<'transcription'>;

/** Seats of a plan, whatever they use. */
export type SubscriptionWorkload = Work<'subscription'>;

/** How long the provider keeps a cached prefix; each has a write price of its own. */
export type CacheLifetime = '5m' | '1h';

/** Whether a volume repeats every month or is done once. */
export type Period = 'month' | 'once';

/** Everybody whom a workload pays, the model first. */
export function pricingsOf(workload: Workload): readonly Pricing[] {
  switch (workload.kind) {
    case 'text':
      return [workload.pricing, ...(workload.fallbacks ?? [])];
    case 'voice':
      return workload.chain === undefined
        ? [workload.pricing]
        : [workload.pricing, workload.chain.transcription, workload.chain.speech];
    default:
      return [workload.pricing];
  }
}

/** The workload with everybody whom it pays changed, in the order of `pricingsOf`. */
export function withPricings(
  workload: Workload,
  change: (pricing: Pricing, place: number) => Pricing,
): Workload {
  const pricing = change(workload.pricing, 0);
  if (workload.kind === 'text' && workload.fallbacks !== undefined) {
    return { ...workload, pricing, fallbacks: workload.fallbacks.map((each, at) => change(each, at + 1)) };
  }
  if (workload.kind === 'voice' && workload.chain !== undefined) {
    const { transcription, speech } = workload.chain;
    return {
      ...workload,
      pricing,
      chain: { transcription: change(transcription, 1), speech: change(speech, 2) },
    };
  }
  return { ...workload, pricing };
}
