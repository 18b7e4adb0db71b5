import { describe, expect, it } from 'vitest';

import { read } from '../testing/read.ts';
import { languageOf } from './language.ts';

describe('languageOf', () => {
  it.each([
    ['what does it cost a month', 'english'],
    ['was kostet das im Monat', 'german'],
    ['¿cuánto cuesta al mes?', 'spanish'],
    ['combien ça coûte par mois ?', 'french'],
    ['每月多少钱', 'chinese'],
    ['gpt-5 mini', 'english'],
  ])('takes "%s" for %s', (text, name) => {
    expect(languageOf(text).name).toBe(name);
  });

  it.each([
    [
      'Wir haben 60 Mitarbeiter, jeder stellt 8 Fragen pro Arbeitstag, 1.500 Token rein, 350 raus',
      { users: '60', requestsPerUserPerDay: '8', inputTokens: '1500', outputTokens: '350' },
    ],
    [
      '5.000 consultas al día, 1.200 tokens de entrada y 250 de salida, un 10 % de margen',
      { monthlyRequests: '150000', inputTokens: '1200', outputTokens: '250', buffer: '0.1' },
    ],
    [
      "900 infirmières, 15 recherches par infirmière et par mois, 2 600 tokens d'entrée et 190 de sortie",
      { users: '900', monthlyRequests: '13500', inputTokens: '2600', outputTokens: '190' },
    ],
    [
      '50个客服，每人每天100次请求，输入800，输出150，重试率3%',
      {
        users: '50',
        requestsPerUserPerDay: '100',
        inputTokens: '800',
        outputTokens: '150',
        retryRate: '0.03',
      },
    ],
    [
      'toutes les 10 minutes un appel, 2 000 tokens d’entrée',
      { monthlyRequests: '4320', inputTokens: '2000' },
    ],
  ])('reads the common words of "%s"', (message, facts) => {
    expect(read(message)).toEqual(facts);
  });

  it.each(['25k requsts a month', '25k reqeusts a month', '25k mesages a month', '25k requests a moth'])(
    'forgives one slip in a word that it turns on: "%s"',
    (message) => {
      expect(read(message)).toEqual({ monthlyRequests: '25000' });
    },
  );

  it.each(['12 caseworkers', '12 schoolteachers', '12 Vertriebsmitarbeiter'])(
    'knows the people of "%s" by the end of the word',
    (message) => {
      expect(read(message)).toEqual({ users: '12' });
    },
  );

  it.each(['12 newsletters', '12 orders', '12 shortlists'])('takes "%s" for no people', (message) => {
    expect(read(message)).toEqual({});
  });
});
