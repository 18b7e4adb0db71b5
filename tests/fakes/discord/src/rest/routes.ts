import { APPLICATION_ROUTES } from './application-routes.ts';
import { CALLBACK_ROUTE } from './callback-route.ts';
import { CHANNEL_ROUTES } from './channel-routes.ts';
import { MESSAGE_ROUTES } from './message-routes.ts';
import type { Route } from './route.ts';
import { WEBHOOK_ROUTES } from './webhook-routes.ts';

/** Every endpoint that the fake knows; all others are not found. */
export const ROUTES: readonly Route[] = [
  ...APPLICATION_ROUTES,
  ...CHANNEL_ROUTES,
  ...MESSAGE_ROUTES,
  CALLBACK_ROUTE,
  ...WEBHOOK_ROUTES,
];
