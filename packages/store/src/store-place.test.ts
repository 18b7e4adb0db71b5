import { describe, expect, it } from 'vitest';

import { storePlaceIn, storePlaceText } from './store-place.ts';

function named(environment: Readonly<Record<string, string>>): string {
  const found = storePlaceIn(environment);
  if (found.kind === 'named') return `${found.place.kind} ${storePlaceText(found.place)}`;
  return found.kind === 'refused' ? found.sentence : 'none';
}

describe('storePlaceIn', () => {
  it('finds the file', () => expect(named({ TOLLKEEPER_STORE: ' a.db ' })).toBe('file a.db'));

  it('finds the database, and says where it is without the password', () => {
    const url = 'postgres://keeper:s3cret@db.example/tolls';
    expect(named({ DATABASE_URL: url })).toBe('database PostgreSQL at db.example:5432/tolls');
    expect(JSON.stringify(storePlaceIn({ DATABASE_URL: url }))).not.toContain('s3cret');
  });

  it.each([{}, { TOLLKEEPER_STORE: ' ', DATABASE_URL: '' }])('finds nothing in %j', (environment) =>
    expect(named(environment)).toBe('none'),
  );

  it('refuses both at once', () => {
    expect(named({ TOLLKEEPER_STORE: 'a.db', DATABASE_URL: 'postgres://u:p@h/d' })).toBe(
      'TOLLKEEPER_STORE and DATABASE_URL are both set; keep the one in which everything is remembered.',
    );
  });

  it('refuses what is no address of PostgreSQL, without repeating it', () => {
    const sentence = named({ DATABASE_URL: 'mysql://u:hidden@h/d' });
    expect(sentence).toContain('DATABASE_URL is no address of a PostgreSQL database.');
    expect(sentence).not.toContain('hidden');
  });
});
