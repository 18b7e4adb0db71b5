import { moneyText } from '@tollkeeper/cards';
import type { CreditsReading, Diagnosis, KeyReading } from '@tollkeeper/engine';
import { limitStanding } from '@tollkeeper/engine/guarding';
import { type Money, NOTHING } from '@tollkeeper/pricing';

/** Says where a refusal contradicts what was last read: of a key or an account that was thought to be fine. */
export function unexpected(
  { cause }: Diagnosis,
  { key, credits }: { readonly key?: KeyReading | undefined; readonly credits?: CreditsReading | undefined },
): string | undefined {
  if (SPENT_KEY.test(cause) && key !== undefined) return fineKey(key);
  if (REJECTED_KEY.includes(cause) && key !== undefined && key.disabled !== true)
    return `${readOf(key)} the key "${key.subject.name}" was listed and switched on.`;
  if (cause !== 'account_balance_exhausted' && cause !== 'account_never_purchased') return undefined;
  const balance = credits === undefined ? NOTHING : ((credits.totalCredits - credits.totalSpent) as Money);
  if (credits === undefined || balance <= NOTHING) return undefined;
  return `${readOf(credits)} the account had ${moneyText(balance)} left: the key may be of another account, or much was spent since.`;
}

function fineKey(key: KeyReading): string | undefined {
  const standing = limitStanding(key);
  const { name } = key.subject;
  if (standing.kind === 'unlimited')
    return `${readOf(key)} the key "${name}" had no limit: the refusal may be of another key.`;
  if (standing.kind !== 'limited' || standing.remaining <= NOTHING) return undefined;
  const [left, limit] = [moneyText(standing.remaining), moneyText(standing.limit)];
  return `${readOf(key)} the key "${name}" had ${left} left of its limit of ${limit}: it was spent since, or the refusal is of another key.`;
}

function readOf({ at }: { readonly at: Date }): string {
  return `By the reading of ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC,`;
}

const SPENT_KEY = /^key_limit_(?:daily|weekly|monthly|total|exceeded)$/;
const REJECTED_KEY: readonly string[] = ['invalid_or_deleted_key', 'key_disabled', 'key_expired'];
