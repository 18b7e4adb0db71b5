import { createHash } from 'node:crypto';

/** Makes 64 hexadecimal digits of a name: the same name, the same digits. */
export function hexOf(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}

/** Makes an id in the form of a UUID of a name. */
export function uuidOf(name: string): string {
  const hex = hexOf(name);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Makes an account or member id of a name. */
export function userIdOf(name: string): string {
  return `user_simulated${hexOf(name).slice(0, 16)}`;
}
