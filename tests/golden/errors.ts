import { diagnose } from '@tollkeeper/engine';
import { refusalFrom } from '@tollkeeper/openrouter/refusals';

import type { Outcome } from './costs.ts';
import type { Row } from './rows.ts';

/** Diagnoses the text of a row as somebody would paste it; the cause must be the row's. */
export function errorOutcome(row: Row): Outcome {
  const wanted = String(row['cause']);
  const status = typeof row['status'] === 'number' ? { status: row['status'] } : {};
  const { cause } = diagnose(refusalFrom(String(row['body']), status));
  return { wanted, got: cause, passed: cause === wanted };
}
