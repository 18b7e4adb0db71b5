import type { Diagnosis, Waiting } from '@tollkeeper/engine';

/** A diagnosis as data; the redacted text of the refusal is there where its cause is unknown. */
export function diagnosisJson(diagnosis: Diagnosis) {
  const { cause, confirmed, status, scope, says, evidence, waiting, fixes, doesNotFix, where, text } =
    diagnosis;
  return {
    cause,
    confirmed,
    ...(status === undefined ? {} : { status }),
    scope,
    says,
    evidence,
    waiting: waitingJson(waiting),
    fixes,
    does_not_fix: doesNotFix,
    ...(where === undefined ? {} : { where }),
    ...(cause === 'unknown' ? { text } : {}),
  };
}

function waitingJson(waiting: Waiting) {
  const { kind, seconds, period, until } = { ...NOTHING_MORE, ...waiting };
  return {
    helps: kind.replace('-', '_'),
    ...(seconds === undefined ? {} : { seconds }),
    ...(period === undefined ? {} : { period }),
    ...(until === undefined ? {} : { until: until.toISOString() }),
  };
}

const NOTHING_MORE = { seconds: undefined, period: undefined, until: undefined };
