import { FLAG, has } from '../rules/message-flags.ts';
import { type Problem, problem } from '../rules/problem.ts';
import { integerOf, objectOf } from '../world/json.ts';
import { type Answered, invalidForm, REFUSALS, refused } from './answer.ts';
import { bodyOf, type Call } from './call.ts';
import { tooManyRequests } from './rate-limiter.ts';

/** Which requests go wrong, and how often; every request until it has happened once where nothing is said. */
export type FaultScope = {
  readonly method?: string;
  readonly path?: RegExp;
  readonly times?: number;
};

/** Things that go wrong at Discord, each for the next requests that fit. */
export type Faults = {
  /** The servers of Discord fail. */
  readonly serverError: (scope?: FaultScope & { readonly status?: 500 | 502 | 503 }) => void;
  /** Too many requests, on a route or altogether. */
  readonly rateLimit: (
    scope?: FaultScope & { readonly seconds?: number; readonly isGlobal?: boolean },
  ) => void;
  /** Components V2 are refused, with the path of the component that Discord dislikes. */
  readonly refuseComponents: (scope?: FaultScope & { readonly at?: Problem['path'] }) => void;
  /** A file cannot be uploaded. */
  readonly refuseFiles: (scope?: FaultScope) => void;
  /** The connection breaks before the request is read. */
  readonly hangUp: (scope?: FaultScope) => void;
  /** The request is carried out, and then the connection breaks before the answer is out. */
  readonly loseAnswer: (scope?: FaultScope) => void;
};

/** What happens to a request instead of its answer. */
export type Fault = Answered | 'hang-up' | 'lose-answer';

/** Keeps the faults that are to happen, and finds the one for a call. */
export function faultBook(): {
  readonly faults: Faults;
  readonly faultFor: (call: Call) => Fault | undefined;
} {
  const planned: Planned[] = [];
  const plan = (scope: FaultScope, fault: Planned['fault'], isMeant: (call: Call) => boolean = () => true) =>
    planned.push({ scope, fault, isMeant, left: scope.times ?? 1 });
  return {
    faults: {
      serverError: ({ status = 500, ...scope } = {}) =>
        void plan(scope, refused(status, 0, `${status}: Internal Server Error`)),
      rateLimit: ({ seconds = 0.2, isGlobal = false, ...scope } = {}) =>
        void plan(scope, tooManyRequests(isGlobal ? 'global' : 'shared', seconds)),
      refuseComponents: ({ at = ['components', 0], ...scope } = {}) =>
        void plan(scope, (call) => dislike(at, call), hasComponentsV2),
      refuseFiles: (scope = {}) => void plan(scope, REFUSALS.tooLarge, (call) => call.files.length > 0),
      hangUp: (scope = {}) => void plan(scope, 'hang-up'),
      loseAnswer: (scope = {}) => void plan(scope, 'lose-answer'),
    },
    faultFor: (call) => {
      const found = planned.find((one) => one.left > 0 && fits(one.scope, call) && one.isMeant(call));
      if (found !== undefined) found.left -= 1;
      return typeof found?.fault === 'function' ? found.fault(call) : found?.fault;
    },
  };
}

type Planned = {
  readonly scope: FaultScope;
  readonly fault: Fault | ((call: Call) => Fault);
  readonly isMeant: (call: Call) => boolean;
  left: number;
};

function fits({ method, path }: FaultScope, call: Call): boolean {
  return (method ?? call.method) === call.method && (path ?? /^/).test(call.path);
}

/** A message is the body itself, or in a callback its `data`. */
function hasComponentsV2(call: Call): boolean {
  const body = bodyOf(call);
  return [body, objectOf(body['data'])].some((part) => has(integerOf(part['flags']), FLAG.componentsV2));
}

function dislike(at: Problem['path'], call: Call): Answered {
  const path = call.path.endsWith('/callback') ? ['data', ...at] : at;
  return invalidForm([problem(path, 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).')]);
}
