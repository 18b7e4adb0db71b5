import { EXPLANATIONS } from './explanations.ts';
import { type Recognised, recognised } from './recognition/recognised.ts';
import { statusOf } from './recognition/status-of.ts';
import type { Refusal } from './refusal.ts';

/** The error of a text that is diagnosed, and the sentence that there were others. */
export type Decisive = {
  readonly refusal: Refusal;
  readonly found: Recognised;
  readonly among: readonly string[];
};

/** Picks of several errors the last of those that waiting cures least: never, then at a reset, then soon. */
export function decisive(pasted: Refusal): Decisive {
  const last: Found = { refusal: pasted, found: recognised(pasted) };
  if (pasted.before === undefined) return { ...last, among: [] };
  const all = [...pasted.before.map((refusal) => ({ refusal, found: recognised(refusal) })), last];
  const known = all.filter(({ found }) => found.cause !== 'unknown');
  const gravest = Math.max(...known.map(gravityOf));
  const chosen = known.findLast((each) => gravityOf(each) === gravest) ?? last;
  const causes = new Map(known.map((each) => [each.found.cause, each]));
  if (causes.size < 2) return { ...chosen, among: [] };
  const names = [...causes.values()].map(nameOf);
  const among = `The text holds ${causes.size} errors: ${names.join(', then ')}; this is about ${chosen.found.cause}.`;
  return { ...chosen, among: [among] };
}

type Found = Omit<Decisive, 'among'>;

function gravityOf({ found }: Found): number {
  const { waiting } = EXPLANATIONS[found.cause];
  if (waiting === 'never') return 2;
  return waiting === 'briefly' || waiting === 'unknown' ? 0 : 1;
}

function nameOf({ refusal, found }: Found): string {
  const status = statusOf(refusal);
  return status === undefined ? found.cause : `${found.cause} (${status})`;
}
