import { StoreError } from './store-error.ts';

/** Reads where a URL of PostgreSQL leads, for messages: `db.example:5432/tollkeeper`, never who goes there. */
export function postgresAddress(url: string): string {
  const address = URL.parse(url);
  const isPostgres = address?.protocol === 'postgres:' || address?.protocol === 'postgresql:';
  // A password with "/", "?" or "#" would end where the host begins, and a part of it be taken for the port.
  const rest = address && address.pathname + address.search + address.hash;
  if (!isPostgres || address.hash !== '' || rest?.includes('@')) throw new StoreError(NO_ADDRESS);
  const { hostname, port, pathname } = address;
  return `${hostname || 'localhost'}:${port || DEFAULT_PORT}${pathname === '/' ? '' : pathname}`;
}

const DEFAULT_PORT = 5432;

/** It does not repeat what was given: a password may be in it. */
const NO_ADDRESS =
  'DATABASE_URL is no address of a PostgreSQL database. It must be like "postgres://user@host:5432/name", with ":" and ' +
  'the password behind the user, and special characters of it as in "%40" for "@".';
