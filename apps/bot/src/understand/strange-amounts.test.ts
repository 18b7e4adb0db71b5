import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { read } from './testing/read.ts';
import { understand } from './understand.ts';

const catalog = bundledCatalog();

describe('large amounts in words', () => {
  it.each([
    ['5 trillion requests a month', '5000000000000'],
    ['5 trn requests a month', '5000000000000'],
    ['5 mil millones de peticiones al mes', '5000000000'],
    ['cinco mil millones de peticiones al mes', '5000000000'],
    ['5 thousand million requests a month', '5000000000'],
    ['five thousand million requests a month', '5000000000'],
    ['3 hundred thousand requests a month', '300000'],
    ['two million three hundred thousand requests a month', '2300000'],
    ['2 Billionen Anfragen im Monat', '2000000000000'],
    ['2 milliards de requêtes par mois', '2000000000'],
  ])('"%s" is %s', (text, requests) => expect(read(text)).toEqual({ monthlyRequests: requests }));

  it.each([
    ['5 quadrillion requests a month', /more than any scenario has; the most is 10\^15/],
    ['5 Trillionen Anfragen im Monat', /the most is 10\^15/],
    ['5 zillion requests a month', /^"5 zillion" is no amount that I know: write it in digits/],
  ])('refuses "%s"', (text, reason) => {
    expect(understand(text, catalog).refused[0]).toMatch(reason);
  });
});

describe('vagueAmounts', () => {
  it.each([
    ['sonnet 4.6, hundreds of users', 'hundreds of users'],
    ['sonnet 4.6, 5t requests', '5t requests'],
    ['sonnet 4.6, 10q tokens', '10q tokens'],
  ])('tells what "%s" has of amounts that are no numbers', (text, words) => {
    expect(understand(text, catalog).unused).toEqual([words]);
  });

  it('tells no number that was read', () => {
    expect(understand('sonnet 4.6, 5k requests, 2M in, 3bn tokens out', catalog).unused).not.toContain(
      '5k requests',
    );
  });
});
