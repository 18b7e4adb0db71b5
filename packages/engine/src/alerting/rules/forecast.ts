import type { ForecastReading, SharedBasis } from '../../budgeting/derived-reading.ts';
import type { LayerForecast, RunwayRisk } from '../../budgeting/layer-forecast.ts';
import { OWN_SCOPES, type RunwayLayer } from '../../budgeting/runway-layer.ts';
import type { Evidence } from '../evidence.ts';
import type { Judgement } from '../judgement.ts';
import { judged, worstLevel } from '../levels.ts';
import type { RuleBasis } from '../rule-basis.ts';
import type { Sight } from '../sight.ts';
import type { Horizon, LevelOf } from '../threshold.ts';
import type { Watched } from '../watched.ts';

/** A limit, or the balance, is likely to end within some hours, and before it resets. */
export type ForecastRule = RuleBasis & {
  readonly kind: 'forecast';
  readonly of: 'limit' | 'balance';
  readonly levels: readonly LevelOf<'chance'>[];
  /** At this chance or below, it is over. */
  readonly exit: number;
};

export type ForecastEvidence = {
  readonly kind: 'forecast';
  readonly readAt: Date;
  readonly layer: LayerForecast;
  /** Only of a shared budget. */
  readonly restsOn?: SharedBasis;
};

/**
 * A layer that is spent already is the matter of other rules: no alert begins, and one that is open stays until theirs
 * has said so.
 *
 * A forecast without history is no reason to wake anybody up, so it is worth an `info` at the most.
 */
export function judgeForecast(
  rule: ForecastRule,
  { reading, known, before, isIdle }: Sight,
): Judgement | undefined {
  if (reading?.kind !== 'forecast') return undefined;
  const layer = layerOf(rule, reading);
  if (layer === undefined) {
    return isIdle ? undefined : { evidence: { kind: 'no-limit', readAt: reading.at } };
  }
  const { restsOn } = reading;
  const evidence = { kind: 'forecast', readAt: reading.at, layer, ...(restsOn && { restsOn }) } as const;
  const turned = hasBegunAnew(before, layer, reading.at) ? ({ isNewPeriod: true } as const) : {};
  const { risk, basis } = layer;
  if (isSpent(layer.layer)) {
    return { evidence, ...(!hasComeTrue(rule, known) && { stays: 'exhausted' }), ...turned };
  }
  if (risk === undefined) return undefined;
  const levels = basis === 'pace' ? rule.levels.filter(({ severity }) => severity === 'info') : rule.levels;
  const chance = ({ withinHours }: LevelOf<'chance'>): number => chanceWithin(risk, withinHours);
  const found = worstLevel(levels, (level) => chance(level) >= level.from);
  const stays = worstLevel(rule.levels, (level) => chance(level) > rule.exit);
  return { evidence, ...judged(found, stays), ...turned };
}

/** Whether nothing is left of the layer. */
export function isSpent(layer: RunwayLayer): boolean {
  return layer.kind !== 'key-expiry' && layer.remaining <= 0n;
}

/** Whether the rule that looks at what is spent has said that all of it is. */
function hasComeTrue({ of }: ForecastRule, { alerts }: Watched): boolean {
  const spent = of === 'balance' ? 'balance' : 'limit';
  return alerts.some(
    ({ state }) =>
      state.kind === 'open' &&
      state.severity === 'exhausted' &&
      state.evidence.kind === spent &&
      state.told.includes('exhausted'),
  );
}

/** Of several the riskiest: the forecast has them in this order. */
function layerOf({ of }: ForecastRule, { subject, forecast }: ForecastReading): LayerForecast | undefined {
  return forecast.layers.find(({ layer }) => {
    if (of === 'balance') return subject.kind === 'account' && layer.kind === 'balance';
    return layer.kind === 'budget' && (subject.kind !== 'key' || isOwn(layer));
  });
}

/** A cap that is shared has alerts of its own, once and not at each of its keys. */
function isOwn(layer: RunwayLayer): boolean {
  return layer.kind === 'budget' && OWN_SCOPES.has(layer.scope);
}

/** By two signals: the date of the reset has passed, and there is more left than before. */
function hasBegunAnew(before: Evidence | undefined, { layer }: LayerForecast, at: Date): boolean {
  if (before?.kind !== 'forecast' || layer.kind !== 'budget') return false;
  const was = before.layer.layer;
  if (was.kind !== 'budget' || was.resetsAt === undefined) return false;
  return was.resetsAt <= at && layer.remaining > was.remaining;
}

function chanceWithin(risk: RunwayRisk, hours: Horizon): number {
  return risk[CHANCES[hours]];
}

const CHANCES = {
  4: 'within4Hours',
  24: 'within24Hours',
  72: 'within72Hours',
  168: 'within7Days',
} as const satisfies Record<Horizon, keyof RunwayRisk>;
