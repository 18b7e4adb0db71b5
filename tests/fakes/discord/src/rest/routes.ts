import { APPLICATION_ROUTES } from './application-routes.ts';
import { CALLBACK_ROUTE } from './callback-route.ts';
import { CHANNEL_ROUTES } from './channel-routes.ts';
import { FOLLOW_UP_ROUTES } from './follow-up-routes.ts';
import { MESSAGE_ROUTES } from './message-routes.ts';
import type { Route } from './route.ts';

/** Every endpoint that the fake knows; all others are not found. */
export const ROUTES: readonly Route[] = [
  ...APPLICATION_ROUTES,
  ...CHANNEL_ROUTES,
  ...MESSAGE_ROUTES,
  CALLBACK_ROUTE,
  ...FOLLOW_UP_ROUTES,
];
