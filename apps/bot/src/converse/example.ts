/** A scenario that is complete, for people who see what can be asked. */
export const EXAMPLE =
  'Sonnet 4.6, 100 users, 20 active days, 3 requests per user per day, 2,000 in and 500 out';
