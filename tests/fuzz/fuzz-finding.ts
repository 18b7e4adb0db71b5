import { diagnosisCard, renderPlainText } from '@tollkeeper/cards';
import { type Cause, diagnose, type Refusal } from '@tollkeeper/engine';
import { looksLikeRefusal, refusalFrom, refusalOfError } from '@tollkeeper/openrouter/refusals';

import type { FuzzCase } from './fuzz-case.ts';

/** What one case showed: nothing wrong, or a sentence about it; and how long it took. */
export type FuzzFinding = {
  readonly problem?: string;
  readonly milliseconds: number;
  readonly cause?: Cause;
};

/** Diagnoses a case as a body and as a thrown error, and looks for what must never be. */
export function fuzzFinding(fuzzed: FuzzCase): FuzzFinding {
  const start = performance.now();
  try {
    const refusals = [ofBody(fuzzed), ofThrown(fuzzed)];
    const diagnoses = refusals.map((refusal) => diagnose(refusal, { at: AT }));
    const milliseconds = performance.now() - start;
    looksLikeRefusal(fuzzed.body.slice(0, SHORT));
    const said = diagnoses.map((each) => renderPlainText(diagnosisCard(each))).join('\n');
    const kept = JSON.stringify([refusals, diagnoses]);
    const problem =
      leak(fuzzed, said + kept) ??
      wrongPurse(
        fuzzed,
        diagnoses.map(({ cause }) => cause),
      );
    const [first] = diagnoses;
    return { milliseconds, ...(first && { cause: first.cause }), ...(problem !== undefined && { problem }) };
  } catch (error) {
    return { milliseconds: performance.now() - start, problem: `threw ${String(error)}` };
  }
}

function ofBody({ body, status, headers }: FuzzCase): Refusal {
  return refusalFrom(body, { headers, ...(status !== undefined && { status }) });
}

function ofThrown({ body, status, headers }: FuzzCase): Refusal {
  return refusalOfError({ status, responseHeaders: headers, responseBody: body, message: 'failed' });
}

function leak({ secrets }: FuzzCase, output: string): string | undefined {
  const told = secrets.find((secret) => output.includes(middleOf(secret)));
  return told === undefined ? undefined : `told the secret ${told}`;
}

/** More than the four last characters, which are told on purpose. */
function middleOf(secret: string): string {
  const from = Math.max(0, secret.search(/[a-f\d]{12}/));
  return secret.slice(from, from + 12);
}

function wrongPurse({ body }: FuzzCase, causes: readonly Cause[]): string | undefined {
  const read = body.slice(0, READ);
  // A field that names the account is believed against words; a case that plants both is no wrong answer.
  if (!NAMES_KEY_LIMIT.test(read) || /openrouter_credits/i.test(read)) return undefined;
  const wrong = causes.find((cause) => EMPTY_ACCOUNT.includes(cause));
  return wrong === undefined ? undefined : `said ${wrong} where a key limit is named`;
}

const AT = new Date('2026-11-21T10:00:00Z');
const SHORT = 5_000;

/** As much as is read of a text. */
const READ = 20_000;
const NAMES_KEY_LIMIT = /openrouter_key_limit|key limit exceeded/i;
const EMPTY_ACCOUNT: readonly Cause[] = [
  'account_balance_exhausted',
  'account_never_purchased',
  'request_exceeds_account_balance',
  'prompt_exceeds_account_balance',
  'account_balance_below_media_minimum',
];
