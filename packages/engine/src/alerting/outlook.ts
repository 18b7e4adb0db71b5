import type { Forecast } from '../budgeting/forecast.ts';

/** What a forecast says in short, to stand beside the figures of an alert. */
export type Outlook = Omit<Forecast, 'layers'>;

/** A forecast is made every hour; one much older, as after days without a guard, says nothing about now. */
export function isOutlookPresent({ at }: Outlook, now: Date): boolean {
  return now.getTime() - at.getTime() <= PRESENT;
}

const PRESENT = 3 * 3_600_000;
