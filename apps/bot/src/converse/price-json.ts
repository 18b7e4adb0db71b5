import { ageInDays, type Compared, type ComparedFile } from '@tollkeeper/cards';
import {
  decimalUsd,
  firstAmount,
  type ModelRates,
  type PriceDiff,
  type Rate,
  type RateCard,
  type RateChange,
  toDecimal,
} from '@tollkeeper/pricing';

import { rateJson, whenJson } from './rate-json.ts';

/** All rates of a model as data, each with its age in days. */
export function priceJson({ model, name, rates, disagreements }: RateCard, today: string) {
  const aged = (rate: Rate) => ({ ...rateJson(rate), age_days: ageInDays(rate.asOf, today) });
  return {
    model: { id: model, name },
    today,
    rates: rates.map(aged),
    disagreements: disagreements.map(aged),
  };
}

/** What changed between two files as data; percentages are numbers, amounts exact decimal strings. */
export function priceDiffJson(diff: PriceDiff, compared: Compared) {
  return {
    old: fileJson(compared.old),
    new: fileJson(compared.new),
    models_added: diff.added.map(modelJson),
    models_removed: diff.removed.map(modelJson),
    changes: diff.changes.map(changeJson),
    float_noise: diff.noise,
    not_compared: diff.unread,
  };
}

function fileJson({ name, asOf, notBefore }: ComparedFile) {
  return {
    file: name,
    as_of: asOf ?? 'unknown',
    ...(notBefore === undefined ? {} : { not_before: notBefore }),
  };
}

function modelJson({ model, rates }: ModelRates) {
  return { model, rates: rates.map(amountJson) };
}

function changeJson(change: RateChange) {
  if (change.kind !== 'changed')
    return { change: change.kind, model: change.model, ...amountJson(change.rate) };
  const { model, old, new: now, percent } = change;
  return {
    change: change.kind,
    model,
    unit: old.unit,
    ...whenJson(old.condition),
    old_usd: decimalUsd(firstAmount(old.price)),
    old_per: Number(old.price.per),
    new_usd: decimalUsd(firstAmount(now.price)),
    new_per: Number(now.price.per),
    ...(percent === undefined ? {} : { percent: Number(toDecimal(percent, 4)) }),
  };
}

function amountJson({ unit, price, condition }: Rate) {
  return { unit, usd: decimalUsd(firstAmount(price)), per: Number(price.per), ...whenJson(condition) };
}
