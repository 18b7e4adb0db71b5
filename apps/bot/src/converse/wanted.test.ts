import { describe, expect, it } from 'vitest';

import { wantedIn } from './wanted.ts';

describe('wantedIn', () => {
  it.each([
    ['how many users can we serve for $500', 'text', 'users'],
    ['wie viele Mitarbeiter können wir für 500 $ bedienen', 'text', 'users'],
    ['how many users at 20 requests per user per day for $500', 'text', 'users'],
    ['how many requests can I make for $500', 'text', 'monthlyRequests'],
    ['how many requests per user can I allow for $500', 'text', 'requestsPerUserPerDay'],
    ['¿Cuántas imágenes puedo generar con 200 USD?', 'image', 'acceptedImagesPerMonth'],
    ['combien de clips pour 200 $', 'video', 'acceptedClipsPerMonth'],
    ['200 dollars, how many seats', 'subscription', 'seats'],
    ['what can we get for $20', 'subscription', 'seats'],
    ['how many calls for $20', 'voice', 'sessionsPerMonth'],
    // What is asked for, not what is said beside it.
    ['100 users. how many tasks for $500?', 'agent', 'tasksPerMonth'],
  ] as const)('finds what is asked for in "%s"', (message, kind, field) => {
    expect(wantedIn(message, kind)).toBe(field);
  });
});
