import type { PriceCondition } from '@tollkeeper/pricing';

/** Says when a price applies, `batch, over 200,000 prompt tokens`, and with a day what is over or to come. */
export function conditionWords(condition: PriceCondition, today?: string): string {
  const { promptOver, promptFrom, from, until, window, days, tier, region, variant = {} } = condition;
  const parts: readonly (string | undefined)[] = [
    ...Object.entries(variant).map(([name, value]) => `${name} ${value}`),
    tier,
    region === undefined ? undefined : `region ${region}`,
    promptOver === undefined ? undefined : `over ${grouped(promptOver)} prompt tokens`,
    promptFrom === undefined ? undefined : `from ${grouped(promptFrom)} prompt tokens on`,
    from === undefined ? undefined : `from ${from}${today !== undefined && from > today ? ' (not yet)' : ''}`,
    until === undefined
      ? undefined
      : `before ${until}${today !== undefined && until <= today ? ' (ended)' : ''}`,
    days === undefined ? undefined : `on ${days.map((day) => WEEKDAYS[day]).join(', ')}`,
    window === undefined ? undefined : `${clock(window.start)} to ${clock(window.end)} UTC`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

function grouped(tokens: number): string {
  return tokens.toLocaleString('en-US');
}

function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
