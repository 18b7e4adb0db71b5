import type { LayerForecast, LimitReset, RunwayEnd, RunwayLayer } from '@tollkeeper/engine';
import { type Ratio, ratio } from '@tollkeeper/pricing';

import { percentText } from '../money-text.ts';
import { aheadText } from './duration-text.ts';

/** Writes a share of a limit, rounded to hundredths of a percent, but never up to a tenth: 99.999% is not yet 100%. */
export function shareText(share: Ratio): string {
  const cut = (share.numerator * 10_000n) / share.denominator;
  const rounded = (share.numerator * 20_000n + share.denominator) / (share.denominator * 2n);
  return percentText(ratio(rounded % 10n === 0n ? cut : rounded, 10_000n));
}

/** Names what may stop a key, within a sentence: `its monthly limit`, `the account's credits`. */
export function layerText(layer: RunwayLayer): string {
  switch (layer.kind) {
    case 'budget':
      return `${SCOPE_TEXT[layer.scope] ?? 'its'} ${ADJECTIVE[layer.reset]}${layer.scope === 'key_limit' ? 'limit' : 'budget'}`;
    case 'balance':
      return "the account's credits";
    case 'key-expiry':
      return 'its expiry date';
  }
}

/** Says when a layer stops: `expected 2026-11-22 14:00 UTC (in 1 d 5 h)`. */
export function endText({ ends }: LayerForecast, now: Date): string {
  if (ends === undefined) return 'nobody can tell when';
  return endingText(ends.p50, now);
}

/** `earliest – latest`, in eight cases of ten; nothing where both are the same. */
export function rangeText({ ends }: LayerForecast, now: Date): string | undefined {
  if (ends === undefined) return undefined;
  const [early, late] = [endingText(ends.p10, now), endingText(ends.p90, now)];
  return early === late ? undefined : `${early}, at the latest: ${late}`;
}

function endingText(end: RunwayEnd, now: Date): string {
  switch (end.kind) {
    case 'spent':
      return 'spent already';
    case 'ends':
      return aheadText(end.at, now);
    case 'resets-before':
      return `not before it resets, ${aheadText(end.at, now)}`;
    case 'lasts':
      return 'not within ten years';
  }
}

/** `monthly `, with a blank where there is a word. */
export const ADJECTIVE: Record<LimitReset, string> = {
  daily: 'daily ',
  weekly: 'weekly ',
  monthly: 'monthly ',
  never: '',
  unknown: '',
};

export const PER: Record<LimitReset, string> = {
  daily: 'a day',
  weekly: 'a week',
  monthly: 'a month',
  never: 'in all',
  unknown: 'in a period of unknown length',
};

const SCOPE_TEXT: Readonly<Record<string, string>> = {
  key_limit: 'its',
  api_key: "the key's",
  workspace_default_key: "the key's",
  member: "the member's",
  workspace_default_member: "the member's",
  workspace: "the workspace's",
};
