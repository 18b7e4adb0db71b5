import { compare, divide, exact, multiply, ONE, type Ratio, ratio, sum, ZERO } from '@tollkeeper/pricing';

import { type Assumed, given, type Inputs } from '../assumption.ts';
import { type Field, fieldDefinition } from '../field.ts';
import { OPERATION_FIELDS } from '../operations.ts';
import type { Pricing } from '../pricing.ts';
import type { Scenario } from '../scenario.ts';
import type { Period, Workload, WorkloadKind } from '../workload.ts';
import { definitionOf, WORKLOAD_KINDS } from '../workload-definitions.ts';
import { CONTEXT_PARTS, GROWING_FIELDS, isGrowing, PREFIX_FIELDS } from '../workloads/agent.ts';
import { type Choose, SUITED } from './any-rates.ts';

/**
 * What a generated scenario must have: a first workload of this kind, no more calls or turns than so many, and inputs
 * of any size or only those at their bounds.
 */
export type Wanted = {
  readonly kind: WorkloadKind;
  readonly mostSteps: number;
  readonly sizes?: 'any' | 'bounds' | undefined;
};

/** A scenario in which `problemsOf` finds none: any input or none, of any size within its bounds. */
export function anyScenario(choose: Choose, wanted: Wanted): Scenario {
  const kinds = [wanted.kind, ...(choose(3) === 0 ? [pick(choose, WORKLOAD_KINDS)] : [])];
  const period: Period = kinds.includes('subscription') || choose(2) === 0 ? 'month' : 'once';
  const untilSuccess = choose(3) === 0;
  const around: readonly Field[] = [...OPERATION_FIELDS, 'buffer', 'topUp'];
  const inputs = possible(some(choose, around, wanted), untilSuccess);
  return {
    workloads: kinds.map((kind) => anyWorkload(choose, { ...wanted, kind, period, untilSuccess })),
    inputs,
    ...(untilSuccess ? { retries: 'until-success' } : {}),
    ...(inputs.topUp === undefined && choose(3) === 0 ? { ownKeys: true } : {}),
  };
}

/** A value within the bounds of its field: a bound itself, or of any size between them. */
function anyValue(choose: Choose, field: Field, { sizes = 'any' }: Sizes): Ratio {
  const { least, most, measure } = fieldDefinition(field);
  const which = choose(sizes === 'any' ? 8 : 2);
  if (which < 2) return which === 0 ? least : most;
  const size = measure === 'share' ? ratio(BigInt(choose(1_001)), 1_000n) : anySize(choose);
  return compare(size, least) < 0 ? least : compare(size, most) > 0 ? most : size;
}

type Sizes = Pick<Wanted, 'sizes'>;
type WantedWork = Wanted & { readonly period: Period; readonly untilSuccess: boolean };

function anyWorkload(choose: Choose, wanted: WantedWork): Workload {
  const { kind, period, untilSuccess } = wanted;
  const { volume, takes, needs } = definitionOf(kind);
  const own = choose(4) === 0 ? OPERATION_FIELDS : [];
  const volumes = volumesOf(choose, volume, period);
  const fields = kind === 'agent' ? oneContext(choose, takes) : takes;
  const stated = { ...some(choose, [...fields, ...own], wanted), ...all(choose, volumes, wanted) };
  const work = { kind, pricing: anyPricing(choose, wanted), inputs: stated } as Workload;
  const missing = needs(work).filter((field) => stated[field] === undefined);
  const whole = { ...stated, ...all(choose, missing, wanted) };
  const others = extras(choose, wanted);
  const steps = withinSteps(possible(whole, untilSuccess), wanted);
  const inputs = kind === 'agent' ? soundContext(steps, 'cacheLifetime' in others) : steps;
  const pricing = 'chain' in others ? byTheToken(work.pricing) : work.pricing;
  return { ...work, pricing, inputs, ...others } as Workload;
}

/** The language model of a chain, which nobody pays by the minute of a session. */
function byTheToken({ model, inputs }: Pricing): Pricing {
  const { pricePerSessionMinute: _, ...prices } = inputs;
  const isPriced = Object.keys(prices).length > 0;
  return model !== undefined || isPriced
    ? { ...(model === undefined ? {} : { model }), inputs: prices }
    : { model: 'bare', inputs: {} };
}

/** The inputs of an agent whose context is a whole, or one of parts that may grow. */
function oneContext(choose: Choose, fields: readonly Field[]): readonly Field[] {
  const wholes: readonly Field[] = ['contextTokens', 'inputTokens'];
  const others = [...CONTEXT_PARTS, ...GROWING_FIELDS];
  const whole = choose(3) === 0 ? pick(choose, wholes) : undefined;
  return fields.filter((field) =>
    whole === undefined
      ? !wholes.includes(field)
      : field === whole || ![...wholes, ...others].includes(field),
  );
}

/** An agent's context without what would change nothing, or be compacted before it begins. */
function soundContext(inputs: Inputs, hasLifetime: boolean): Inputs {
  const prefix = sum(PREFIX_FIELDS.map((field) => inputs[field]?.value ?? ZERO));
  const tooLong = inputs.compactAtTokens !== undefined && compare(prefix, inputs.compactAtTokens.value) >= 0;
  const kept = without(inputs, tooLong ? ['compactAtTokens', 'compactToTokens'] : []);
  const sound = without(
    kept,
    isGrowing(kept) && hasLifetime ? ['cachedShare', 'cacheWriteShare'] : ['cacheExpiryShare'],
  );
  if (sound.growthTokens !== undefined) return without(sound, ['toolResultTokens']);
  const isStated = [...CONTEXT_PARTS, ...GROWING_FIELDS, 'contextTokens', 'inputTokens'].some(
    (field) => field in sound,
  );
  return isStated ? sound : { ...sound, contextTokens: given(ONE) };
}

function without(inputs: Inputs, fields: readonly Field[]): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([field]) => !fields.includes(field as Field)));
}

function extras(choose: Choose, wanted: Wanted): object {
  const { kind } = wanted;
  const lifetime = [{}, { cacheLifetime: '5m' }, { cacheLifetime: '1h' }][choose(3)] ?? {};
  if (kind === 'agent') return lifetime;
  if (kind === 'text') {
    const share = given(ratio(BigInt(choose(501)), 1_000n));
    const fallbacks = Array.from({ length: choose(3) }, () => {
      const pricing = anyPricing(choose, wanted);
      return { ...pricing, inputs: { ...pricing.inputs, fallbackShare: share } };
    });
    return { ...lifetime, ...(fallbacks.length === 0 ? {} : { fallbacks }) };
  }
  if (kind !== 'voice' || choose(2) === 0) return {};
  const [transcription, speech] = (['transcription', 'speech'] as const).map((each) =>
    anyPricing(choose, { ...wanted, kind: each }),
  );
  return { chain: { transcription, speech } };
}

/** A model for the kind of work, mostly one with rates; prices before its own, or instead of it. */
function anyPricing(choose: Choose, { kind, sizes }: Pick<Wanted, 'kind' | 'sizes'>): Pricing {
  const prices: readonly Field[] = definitionOf(kind).prices;
  const isVerbose = kind === 'text' || kind === 'agent';
  const wanted = choose(2) === 0 ? [] : [...prices, ...(isVerbose ? (['verbosity'] as const) : [])];
  const inputs = some(choose, wanted, { sizes });
  const isPriced = prices.some((field) => inputs[field] !== undefined);
  const which = choose(8);
  if (which === 0 && isPriced) return { inputs };
  return { inputs, model: which === 1 ? 'nothing' : pick(choose, SUITED[kind]) };
}

function volumesOf(
  choose: Choose,
  { once, month, perUserPerDay }: ReturnType<typeof definitionOf>['volume'],
  period: Period,
): readonly Field[] {
  if (period === 'once' && once !== undefined) return [once];
  if (perUserPerDay === undefined || choose(2) === 0) return [month];
  return choose(2) === 0 ? ['users', perUserPerDay] : ['users', 'activeDays', perUserPerDay];
}

/** Shares of one whole that do not exceed it, compactions that shrink, and retries that end. */
function possible(inputs: Inputs, untilSuccess: boolean): Inputs {
  const { compactAtTokens: at, compactToTokens: to, retryRate } = inputs;
  const always = untilSuccess && retryRate !== undefined && compare(retryRate.value, ONE) === 0;
  return {
    ...shared(shared(inputs, ['cachedShare', 'cacheWriteShare']), [
      'batchShare',
      'flexShare',
      'priorityShare',
    ]),
    ...(at === undefined || to === undefined ? {} : { compactToTokens: given(divide(at.value, exact(2))) }),
    ...(always ? { retryRate: given(exact('0.999999')) } : {}),
  };
}

function shared(inputs: Inputs, fields: readonly Field[]): Inputs {
  const stated = fields.flatMap((field): readonly (readonly [Field, Assumed])[] => {
    const assumed = inputs[field];
    return assumed === undefined ? [] : [[field, assumed]];
  });
  const whole = sum(stated.map(([, { value }]) => value));
  if (compare(whole, ONE) <= 0) return inputs;
  const parts = stated.map(([field, { value }]) => [field, given(divide(value, whole))]);
  return { ...inputs, ...Object.fromEntries(parts) };
}

function withinSteps(inputs: Inputs, { kind, mostSteps }: Wanted): Inputs {
  const most = exact(mostSteps);
  const { callsPerTask: calls, minutesPerSession: minutes } = inputs;
  if (kind === 'agent' && calls !== undefined && compare(calls.value, most) > 0) {
    return { ...inputs, callsPerTask: given(most) };
  }
  if (kind !== 'voice' || minutes === undefined) return inputs;
  const pace = inputs.turnsPerMinute?.value ?? exact(4);
  const fits = compare(multiply(minutes.value, pace), most) <= 0;
  return { ...inputs, turnsPerMinute: given(fits ? pace : divide(most, minutes.value)) };
}

function some(choose: Choose, fields: readonly Field[], sizes: Sizes): Inputs {
  const chosen = fields.filter(() => choose(2) === 0);
  return all(choose, chosen, sizes);
}

function all(choose: Choose, fields: readonly Field[], sizes: Sizes): Inputs {
  return Object.fromEntries(fields.map((field) => [field, given(anyValue(choose, field, sizes))]));
}

function anySize(choose: Choose): Ratio {
  const size = multiply(exact(choose(10_000)), exact(`1e${choose(19) - 7}`));
  return compare(size, ZERO) === 0 ? size : divide(size, exact(choose(3) + 1));
}

function pick<T>(choose: Choose, options: readonly T[]): T {
  return options[choose(options.length)] as T;
}
