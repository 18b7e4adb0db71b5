import { StoreError } from './store-error.ts';

/** Says what a failure of PostgreSQL or of the way to it means to the person who runs it; a mistake of ours stays as it is. */
export function postgresFailure(error: unknown, address: string): unknown {
  const explanation = explanationOf(error);
  if (explanation === undefined) return error;
  const [what, way] = explanation;
  return new StoreError(`The store "${address}" ${what}. ${way}`, { cause: error });
}

/** Says the same of a connection that was not made, whatever the reason. */
export function noConnection(error: unknown, address: string): StoreError {
  const [what, way] = explanationOf(error) ?? LOST;
  return new StoreError(`The store "${address}" ${what}. ${way}`, { cause: error });
}

/** Whether the connection is of no use any more. */
export function isConnectionLost(error: unknown): boolean {
  return explanationOf(error) === LOST || explanationOf(error) === SLOW;
}

function explanationOf(error: unknown): Explanation | undefined {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === 'string') {
    // Class 08 is "Connection Exception".
    const known = BY_CODE[code] ?? (/^08...$/.test(code) ? LOST : undefined);
    if (known !== undefined) return known;
  }
  return BY_MESSAGE.find(([pattern]) => typeof message === 'string' && pattern.test(message))?.[1];
}

type Explanation = readonly [what: string, way: string];

const LOST: Explanation = [
  'does not answer: the connection to PostgreSQL failed',
  'Check that it runs and can be reached, then try again.',
];
const SLOW: Explanation = ['did not answer in time', 'Find out what holds PostgreSQL up, then try again.'];
const NO_ENTRY: Explanation = [
  'does not let us in: PostgreSQL refuses the user or the password',
  'Correct DATABASE_URL.',
];
const NO_RIGHT: Explanation = [
  'cannot be written: the user has no right to it',
  'Make the user the owner of the database, or name another in DATABASE_URL.',
];
const NO_TLS: Explanation = [
  'cannot be reached over a trusted connection',
  'Check the certificate of the server and "sslmode" in DATABASE_URL.',
];

/** Conditions of PostgreSQL (postgresql.org/docs/18/errcodes-appendix.html) and of Node's sockets. */
const BY_CODE: Readonly<Record<string, Explanation>> = {
  '25006': ['cannot be written: it is read-only', 'Name the primary server in DATABASE_URL.'],
  '25P03': LOST,
  '28000': NO_ENTRY,
  '28P01': NO_ENTRY,
  '3D000': ['does not exist', 'Create the database, or name another in DATABASE_URL.'],
  '40001': ['was changed by others at the same time, over and over', 'Try again.'],
  '40P01': ['was changed by others at the same time, over and over', 'Try again.'],
  '42501': NO_RIGHT,
  '53100': ['cannot be written: the disk of PostgreSQL is full', 'Make room, then try again.'],
  '53200': ['cannot be written: PostgreSQL is out of memory', 'Give it more, then try again.'],
  '53300': ['does not let us in: PostgreSQL has too many connections', 'Allow more, then try again.'],
  '57014': SLOW,
  '57P01': LOST,
  '57P02': LOST,
  '57P03': LOST,
  '57P05': LOST,
  XX001: ['is damaged; it was left as it is', 'Restore the database from a copy.'],
  XX002: ['is damaged; it was left as it is', 'Restore the database from a copy.'],
  ECONNREFUSED: LOST,
  ECONNRESET: LOST,
  ECONNABORTED: LOST,
  EPIPE: LOST,
  ETIMEDOUT: LOST,
  EHOSTUNREACH: LOST,
  ENETUNREACH: LOST,
  ENOTFOUND: LOST,
  EAI_AGAIN: LOST,
  DEPTH_ZERO_SELF_SIGNED_CERT: NO_TLS,
  SELF_SIGNED_CERT_IN_CHAIN: NO_TLS,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: NO_TLS,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: NO_TLS,
  CERT_HAS_EXPIRED: NO_TLS,
  ERR_TLS_CERT_ALTNAME_INVALID: NO_TLS,
};

/** What the client says itself, without a code. */
const BY_MESSAGE: readonly (readonly [RegExp, Explanation])[] = [
  [
    /^Connection terminated|connection error and is not queryable|^timeout exceeded when trying to connect/,
    LOST,
  ],
  [/^Client was closed and is not queryable/, LOST],
  [/^Query read timeout/, SLOW],
  [/^SASL:/, NO_ENTRY],
  [/does not support SSL connections/, NO_TLS],
];
