import type { Method, Outlook } from './methods.ts';
import { type Run, runsOf, type Trial, trialsOf } from './rolling-origin.ts';
import type { SpendSeries } from './spend-series.ts';

/** How good a method was; shares are from 0 to 1 and missing where there was nothing to count. */
export type Scores = {
  readonly method: string;
  readonly forecasts: number;
  /** How often the end lay in the interval that should hold it in eight cases of ten. */
  readonly coverage?: number;
  /** |ln(forecast/truth)|, half of all forecasts are below. */
  readonly medianLogError?: number;
  /** Of the budgets that ended within a day, those that were warned of. */
  readonly recall?: number;
  /** Of the budgets that lasted over two days, those that were warned of. */
  readonly falsePages?: number;
  /** The mean square of chance minus outcome, for the end within a day. */
  readonly brier?: number;
  /** Hours from the first warning that held to the end; a run without a warning counts 0. */
  readonly leadTime?: { readonly p10: number; readonly p50: number };
};

/** Runs a method over the past of each series and scores it. */
export function scoresOf(method: Method, series: readonly SpendSeries[]): Scores {
  const answers = series.flatMap((each) => trialsOf(each).map((trial) => answered(method, trial)));
  const leads = series.flatMap((each) => runsOf(each).flatMap((run) => leadTime(method, run)));
  const said = answers.flatMap(({ outlook, endsIn }) => (outlook === undefined ? [] : [{ outlook, endsIn }]));
  return {
    method: method.name,
    forecasts: said.length,
    ...(method.hasInterval && {
      ...optional(
        'coverage',
        share(said, ({ outlook, endsIn }) => isWithin(outlook, endsIn)),
      ),
    }),
    ...optional(
      'medianLogError',
      quantile(
        said.map(({ outlook, endsIn }) => logError(outlook, endsIn)),
        0.5,
      ),
    ),
    ...optional(
      'recall',
      share(
        answers.filter(({ endsIn }) => endsIn <= DAY),
        ({ warns }) => warns,
      ),
    ),
    ...optional(
      'falsePages',
      share(
        answers.filter(({ endsIn }) => endsIn > 2 * DAY),
        ({ warns }) => warns,
      ),
    ),
    ...optional(
      'brier',
      mean(said.map(({ outlook, endsIn }) => (outlook.chanceWithin(DAY) - (endsIn <= DAY ? 1 : 0)) ** 2)),
    ),
    ...leadTimes(leads),
  };
}

type Answer = { readonly endsIn: number; readonly outlook: Outlook | undefined; readonly warns: boolean };

function answered(method: Method, { past, dollars, endsIn }: Trial): Answer {
  const outlook = method.learn(past)?.(dollars);
  return { endsIn, outlook, warns: outlook !== undefined && outlook.hoursAt(method.warnsAt) <= DAY };
}

/** A warning counts from when it stands until the end: one that was taken back had warned of nothing. */
function leadTime(method: Method, { trials }: Run): readonly number[] {
  if (trials.length === 0) return [];
  const answers = trials.map((trial) => answered(method, trial));
  const lastQuiet = answers.findLastIndex(({ warns }) => !warns);
  return [answers[lastQuiet + 1]?.endsIn ?? 0];
}

function isWithin({ hoursAt }: Outlook, endsIn: number): boolean {
  return endsIn >= hoursAt(0.1) && endsIn <= hoursAt(0.9);
}

function logError({ hoursAt }: Outlook, endsIn: number): number {
  return Math.abs(Math.log(Math.max(hoursAt(0.5), SOONEST) / Math.max(endsIn, SOONEST)));
}

function leadTimes(leads: readonly number[]): Pick<Scores, 'leadTime'> {
  const [p10, p50] = [quantile(leads, 0.1), quantile(leads, 0.5)];
  return p10 === undefined || p50 === undefined ? {} : { leadTime: { p10, p50 } };
}

function optional<Name extends string>(
  name: Name,
  value: number | undefined,
): Partial<Readonly<Record<Name, number>>> {
  return value === undefined ? {} : ({ [name]: value } as Readonly<Record<Name, number>>);
}

function share<Each>(of: readonly Each[], holds: (each: Each) => boolean): number | undefined {
  return of.length === 0 ? undefined : of.filter(holds).length / of.length;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, each) => sum + each, 0) / values.length;
}

function quantile(values: readonly number[], at: number): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(at * (values.length - 1) + 0.5)];
}

const DAY = 24;

/** In hours: an end within minutes has no logarithm worth comparing. */
const SOONEST = 0.1;
