import { describe, expect, it } from 'vitest';

import { postgresAddress } from './postgres-address.ts';
import { StoreError } from './store-error.ts';

describe('postgresAddress', () => {
  it.each([
    ['postgres://user:secret@db.example:6432/tollkeeper', 'db.example:6432/tollkeeper'],
    ['postgresql://user:secret@db.example/tollkeeper?sslmode=require', 'db.example:5432/tollkeeper'],
    ['postgres://db.example', 'db.example:5432'],
    ['postgres://user:p%40ss%2Fword@[::1]:5432/a', '[::1]:5432/a'],
    ['postgres:///tollkeeper?password=secret', 'localhost:5432/tollkeeper'],
  ])('names the server and the database of %s and nobody who goes there', (url, address) => {
    expect(postgresAddress(url)).toBe(address);
  });

  it.each([
    '',
    'tollkeeper.db',
    'mysql://user:secret@db.example/a',
    // Read as they stand, these have a host "user" and a port "12".
    'postgres://user:12/secret@db.example/a',
    'postgres://user:12?secret@db.example/a',
    'postgres://user:12#secret@db.example/a',
    'postgres://user:secret/x@db.example/a',
  ])('refuses "%s" without repeating any of it', (url) => {
    const refused = () => postgresAddress(url);
    expect(refused).toThrow(StoreError);
    expect(refused).toThrow(/^DATABASE_URL is no address of a PostgreSQL database\. It must be like /);
    expect(refused).not.toThrow(/secret|12/);
  });
});
