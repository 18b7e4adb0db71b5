import type { Compared } from '@tollkeeper/cards';
import type { Estimate } from '@tollkeeper/engine';
import type { ListedModel, PriceDiff, RateCard } from '@tollkeeper/pricing';

import type { Brief } from './brief.ts';

/** What one message is answered with. */
export type Reply =
  | {
      readonly kind: 'estimate';
      readonly estimate: Estimate;
      readonly brief: Brief;
      readonly unused: readonly string[];
      /** What would complete the picture; the figures are true without it. */
      readonly question?: string;
    }
  /** No figure yet: one question, for all that is missing. */
  | {
      readonly kind: 'question';
      readonly question: string;
      readonly brief: Brief;
      readonly unused: readonly string[];
    }
  | {
      readonly kind: 'unknown-model';
      readonly name: string;
      readonly near: readonly ListedModel[];
      readonly brief: Brief;
    }
  | {
      readonly kind: 'ambiguous-model';
      readonly name: string;
      readonly candidates: readonly ListedModel[];
      readonly brief: Brief;
    }
  /** All rates of one model, and how old they are on the day `today`. */
  | { readonly kind: 'price'; readonly card: RateCard; readonly today: string }
  /** What changed between two files of prices. */
  | { readonly kind: 'price-diff'; readonly diff: PriceDiff; readonly compared: Compared }
  /** The message was read and cannot be answered; each sentence names what and why. */
  | { readonly kind: 'refused'; readonly title?: string; readonly sentences: readonly string[] }
  | { readonly kind: 'help' };
