import type { Forecast } from '../budgeting/forecast.ts';

/** What a forecast says in short, to stand beside the figures of an alert. */
export type Outlook = Omit<Forecast, 'layers'>;
