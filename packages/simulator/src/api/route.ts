import type { KeyAccount } from '../state/key-account.ts';
import type { Simulation } from '../state/simulation.ts';
import type { Answer } from './answer.ts';

/** A request that came whole. */
export type ApiRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
};

/** Who asks: the management key, or an ordinary one. */
export type Caller =
  | { readonly kind: 'management' }
  | { readonly kind: 'ordinary'; readonly key: KeyAccount };

/** One thing that can be asked. `:name` in the path takes any one part; access says whose key opens it. */
export type Route = { readonly method: 'GET' | 'POST' | 'PATCH'; readonly path: string } & (
  | { readonly access: 'none'; readonly answer: (question: Question) => Answer }
  | {
      readonly access: 'management';
      /** Its own words to an ordinary key. */
      readonly refusal?: string;
      readonly answer: (question: Question) => Answer;
    }
  | {
      readonly access: 'ordinary';
      readonly answer: (question: Question & { readonly key: KeyAccount }) => Answer;
    }
  | { readonly access: 'any'; readonly answer: (question: Question & { readonly caller: Caller }) => Answer }
);

export type Question = {
  readonly simulation: Simulation;
  readonly now: Date;
  readonly request: ApiRequest;
  /** What `:name` stood for. */
  readonly at: Readonly<Record<string, string>>;
};
