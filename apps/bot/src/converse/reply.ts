import type { Card, Compared } from '@tollkeeper/cards';
import type {
  BudgetQuestion,
  Comparison,
  Diagnosis,
  Estimate,
  EstimateDiff,
  EstimateRange,
  WithinBudget,
} from '@tollkeeper/engine';
import type { ListedModel, PriceDiff, RateCard } from '@tollkeeper/pricing';
import type { ListedPlan } from '@tollkeeper/store';

import type { Brief } from './brief.ts';

/** What one message is answered with. */
export type Reply =
  | EstimateReply
  /** No figure yet: one question, for all that is missing, with answers to choose from where there are some. */
  | {
      readonly kind: 'question';
      readonly question: string;
      readonly options: readonly string[];
      readonly brief: Brief;
      readonly unused: readonly string[];
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'unknown-model';
      readonly name: string;
      readonly near: readonly ListedModel[];
      readonly brief: Brief;
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'ambiguous-model';
      readonly name: string;
      readonly candidates: readonly ListedModel[];
      readonly brief: Brief;
      readonly notes: readonly string[];
    }
  /** The same scenario with several models. */
  | {
      readonly kind: 'comparison';
      readonly comparison: Comparison;
      readonly brief: Brief;
      readonly unused: readonly string[];
      readonly notes: readonly string[];
    }
  /** How much a budget allows. */
  | {
      readonly kind: 'budget';
      readonly question: BudgetQuestion;
      readonly within: WithinBudget;
      /** What it would be at the value that was found. */
      readonly estimate?: Estimate;
      readonly brief: Brief;
      readonly unused: readonly string[];
      readonly notes: readonly string[];
    }
  /** Why a call was refused. */
  | { readonly kind: 'diagnosis'; readonly diagnosis: Diagnosis }
  /** All rates of one model, and how old they are on the day `today`. */
  | {
      readonly kind: 'price';
      readonly card: RateCard;
      readonly today: string;
      readonly notes: readonly string[];
    }
  /** What changed between two files of prices. */
  | { readonly kind: 'price-diff'; readonly diff: PriceDiff; readonly compared: Compared }
  /** What is spent and left: nothing here watches an account yet. */
  | { readonly kind: 'not-watched' }
  | StandingReply
  /** The message was read and cannot be answered; each sentence names what and why. */
  | { readonly kind: 'refused'; readonly title?: string; readonly sentences: readonly string[] }
  /** What was said before no longer counts. */
  | { readonly kind: 'forgotten'; readonly notes: readonly string[] }
  /** The saved estimates of a workspace, newest first. */
  | {
      readonly kind: 'plans';
      readonly plans: readonly ListedPlan[];
      /** Whether there is an account to hold them against. */
      readonly isWatched?: true;
      readonly notes: readonly string[];
    }
  /** What became of one saved estimate; `card` is how it looked when it was saved. */
  | {
      readonly kind: 'plan';
      readonly did: 'saved' | 'shown' | 'removed';
      readonly plan: ListedPlan;
      readonly card?: Card;
      /** Whom it is for, where that is not the account. */
      readonly of?: string;
      readonly isWatched?: true;
      /** The plan beside what is really spent, or why that is not told. */
      readonly held?: LaidOut;
      readonly hidden?: string;
      readonly notes: readonly string[];
    }
  | { readonly kind: 'help' };

export type EstimateReply = {
  readonly kind: 'estimate';
  readonly estimate: Estimate;
  /** How far the figures may be off, where any input is a range. */
  readonly range?: EstimateRange;
  /** What changed against the estimate before. */
  readonly since?: EstimateDiff;
  readonly brief: Brief;
  readonly unused: readonly string[];
  /** What was taken because nobody said otherwise, beside the assumptions. */
  readonly notes: readonly string[];
  /** What would complete the picture; the figures are true without it. */
  readonly question?: string;
};

/** What the guard knows, or what became of something that was done to it. */
export type StandingReply =
  /** What is spent and left of everything that is watched, or of one key; the alerts that are open, or over. */
  | ({ readonly kind: 'account' | 'key' | 'alerts' | 'alert-history' } & LaidOut)
  /** What became of something that was done to an alert or a rule. */
  | { readonly kind: 'told'; readonly title: string; readonly sentences: readonly [string, ...string[]] };

/** A card, and the same as data: whoever asks for no account need not load what lays it out. */
export type LaidOut = { readonly card: Card; readonly data: Readonly<Record<string, unknown>> };
