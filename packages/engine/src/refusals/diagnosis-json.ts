import type { Diagnosis } from './diagnosis.ts';
import type { Waiting } from './waiting.ts';

/** A diagnosis as programs read it. */
export type DiagnosisJson = Pick<
  Diagnosis,
  'cause' | 'confirmed' | 'status' | 'scope' | 'says' | 'evidence' | 'fixes' | 'where'
> & {
  readonly waiting: {
    readonly helps: string;
    readonly seconds?: number;
    readonly period?: string;
    /** In ISO 8601, UTC. */
    readonly until?: string;
  };
  readonly does_not_fix: readonly string[];
  readonly text?: string;
};

/** A diagnosis as data; the redacted text of the refusal is there where its cause is unknown. */
export function diagnosisJson(diagnosis: Diagnosis): DiagnosisJson {
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

function waitingJson(waiting: Waiting): DiagnosisJson['waiting'] {
  const { kind, seconds, period, until } = { ...NOTHING_MORE, ...waiting };
  return {
    helps: kind.replace('-', '_'),
    ...(seconds === undefined ? {} : { seconds }),
    ...(period === undefined ? {} : { period }),
    ...(until === undefined ? {} : { until: until.toISOString() }),
  };
}

const NOTHING_MORE = { seconds: undefined, period: undefined, until: undefined };
