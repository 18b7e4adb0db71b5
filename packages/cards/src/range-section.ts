import { type Driver, type EstimateRange, fieldDefinition, type Percentiles } from '@tollkeeper/engine';
import { decimalUsd, exact, type Money, usd } from '@tollkeeper/pricing';

import type { Section, SpreadBar } from './card.ts';
import { dollars } from './dollars.ts';
import { moneyText, percentText } from './money-text.ts';

/** Says how far the figures may be off, and what makes them so. */
export function rangeSections(range: EstimateRange): readonly Section[] {
  const { planned, expected, unitCosts, drivers, samples, seed } = range;
  const unit = unitCosts.find(({ cost }) => roughText(cost.p10) !== roughText(cost.p90));
  return [
    {
      kind: 'fields',
      title: 'How sure',
      fields: [
        { label: 'Planned', value: spreadText(planned) },
        { label: 'Expected', value: spreadText(expected) },
        ...(unit === undefined ? [] : [{ label: `Per ${unit.label}`, value: spreadText(unit.cost) }]),
        { label: 'Drawn', value: `${samples.toLocaleString('en-US')} times from the ranges (seed ${seed})` },
      ],
    },
    ...spreadChart(`How sure: ${ENDS}`, [
      ['Planned', planned],
      ['Expected', expected],
    ]),
    ...(unit === undefined
      ? []
      : spreadChart(`How sure per ${unit.label}: ${ENDS}`, [[`Per ${unit.label}`, unit.cost]])),
    ...(drivers.length === 0
      ? []
      : [{ kind: 'list' as const, title: 'What the spread comes from', items: drivers.map(driverText) }]),
  ];
}

/** Amounts of one size belong in a picture; what costs the same in every case spreads nowhere. */
function spreadChart(
  title: string,
  spreads: readonly (readonly [string, Percentiles])[],
): readonly Section[] {
  if (spreads.every(([, { p10, p90 }]) => p10 === p90)) return [];
  const ranges = spreads.map(([label, { p10, p50, p90 }]): SpreadBar => {
    const [low, middle, high] = [dollars(p10), dollars(p50), dollars(p90)];
    return { label, low, middle, high, text: `${roughText(p10)} – ${roughText(p50)} – ${roughText(p90)}` };
  });
  const alt = `${spreads.map(([label, spread]) => `${label}: ${spreadText(spread)}`).join('; ')}.`;
  return [{ kind: 'chart', title, chart: { kind: 'ranges', ranges }, alt, isRepeat: true }];
}

/** Says the middle and the high end of what is planned, as a sentence goes on. */
export function middleText({ planned: { p50, p90 } }: EstimateRange): string {
  return `half of the cases are below ${roughText(p50)}, nine in ten below ${roughText(p90)}`;
}

/** Says a spread in one sentence: `half of the cases below $99, one in ten above $242`. */
function spreadText({ p10, p50, p90 }: Percentiles): string {
  return `${roughText(p50)} in the middle, nine cases in ten below ${roughText(p90)}, one in ten below ${roughText(p10)}`;
}

function driverText({ inputs, share, cause }: Driver): string {
  const labels = [...new Set(inputs.map(({ field }) => fieldDefinition(field).label))];
  const named = labels.length === 0 ? cause : labels.join(' and ');
  return `${named}: ${percentText(exact(share.toFixed(2)))} of it`;
}

/** Samples have no cents worth reading: three digits. */
function roughText(amount: Money): string {
  if (amount >= usd('100'))
    return moneyText(usd(String(Math.round(Number(decimalUsd(amount)))))).replace('.00', '');
  return moneyText(usd(exactDecimal(Number(decimalUsd(amount)).toPrecision(3))));
}

function exactDecimal(precise: string): string {
  return Number(precise).toFixed(12);
}

const ENDS = 'one in ten below – the middle – nine in ten below';
