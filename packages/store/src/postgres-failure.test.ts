import { describe, expect, it } from 'vitest';

import { isConnectionLost, noConnection, postgresFailure } from './postgres-failure.ts';
import { StoreError } from './store-error.ts';

const coded = (code: string) => Object.assign(new Error('a message of PostgreSQL'), { code });
const LOST =
  'does not answer: the connection to PostgreSQL failed. Check that it runs and can be reached, then try again.';

describe('postgresFailure', () => {
  it.each([
    ['53100', 'cannot be written: the disk of PostgreSQL is full. Make room, then try again.'],
    ['53300', 'does not let us in: PostgreSQL has too many connections. Allow more, then try again.'],
    ['42501', 'cannot be written: the user has no right to it. Make the user the owner of the database'],
    ['57P03', LOST],
    ['08006', LOST],
    ['ECONNRESET', LOST],
    ['CERT_HAS_EXPIRED', 'cannot be reached over a trusted connection. Check the certificate'],
  ])('says what %s means, and keeps where it came from', (code, sentence) => {
    const error = coded(code);
    const failure = postgresFailure(error, 'db:5432/a') as StoreError;
    expect(failure).toBeInstanceOf(StoreError);
    expect(failure.message).toContain(`The store "db:5432/a" ${sentence}`);
    expect(failure.cause).toBe(error);
  });

  it.each([coded('23505'), coded('080060'), new Error('a mistake'), undefined])(
    'leaves %s as it is',
    (error) => {
      expect(postgresFailure(error, 'db')).toBe(error);
    },
  );
});

describe('noConnection', () => {
  it('takes every reason that is not known for a connection that failed', () => {
    expect(noConnection(new Error('strange'), 'db').message).toBe(`The store "db" ${LOST}`);
    expect(noConnection(coded('3D000'), 'db').message).toContain('does not exist.');
  });
});

describe('isConnectionLost', () => {
  it.each([
    [coded('57P01'), true],
    [new Error('Connection terminated unexpectedly'), true],
    // The answer to it may still come, to somebody else's question.
    [new Error('Query read timeout'), true],
    [coded('53100'), false],
    [coded('23505'), false],
  ])('tells of %s: %s', (error, isLost) => {
    expect(isConnectionLost(error)).toBe(isLost);
  });
});
