import type { Failure } from './outcome.ts';

/** Reads the address of a webhook: https, or http on this machine; `undefined` for anything else. */
export function addressOf(text: string): URL | undefined {
  const url = URL.parse(text.trim());
  if (url === null || url.username !== '' || url.password !== '') return undefined;
  const isHere = url.protocol === 'http:' && LOOPBACK.has(url.hostname);
  return url.protocol === 'https:' || isHere ? url : undefined;
}

/** Refuses a webhook for its address, which is a secret: the sentence does not quote it. */
export function wrongAddress(name: string, wanted: string): Failure {
  return { kind: 'refused', reason: `The address of the channel "${name}" cannot be used: set ${wanted}.` };
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
