import { exact, ratio } from '@tollkeeper/pricing';
import type fc from 'fast-check';

import { allOf, type Phrase, perhaps, said, saidTogether } from './phrase.ts';
import { partedNumber, percentage } from './spoken-number.ts';

/** Scenarios in German, Spanish, French and Chinese, by the phrases that people begin with. */
export const ELSEWHERE: readonly fc.Arbitrary<readonly Phrase[]>[] = [
  allOf(
    said('monthlyRequests', partedNumber(100, 900_000, '.'), [
      '# Anfragen im Monat',
      '# Anfragen pro Monat',
      ['# Anfragen am Tag', exact(30)],
      ['# Anfragen pro Woche', ratio(52n, 12n)],
      ['# Aufrufe pro Jahr', ratio(1n, 12n)],
    ]),
    saidTogether(
      ['inputTokens', 'outputTokens'],
      [partedNumber(50, 9_000, '.'), partedNumber(20, 900, '.')],
      [
        '# Token rein, # Token raus',
        '# Token Eingabe und # Token Ausgabe',
        '# Input-Tokens und # Output-Tokens pro Anfrage',
      ],
    ),
    perhaps(said('buffer', percentage(5, 40), ['# Puffer', 'dazu # Puffer', 'mit # Reserve'])),
    perhaps(said('retryRate', percentage(1, 9), ['# Wiederholungen', '# Retries'])),
  ),
  allOf(
    said('users', partedNumber(100, 900, '.'), ['wir haben # Nutzer', '# Mitarbeiter', 'für # Kunden']),
    said('requestsPerUserPerDay', partedNumber(2, 60, '.'), [
      '# Anfragen pro Nutzer pro Tag',
      '# Fragen pro Nutzer am Tag',
    ]),
    saidTogether(
      ['inputTokens', 'outputTokens'],
      [partedNumber(50, 9_000, '.'), partedNumber(20, 900, '.')],
      ['# Token rein, # Token raus'],
    ),
  ),
  allOf(
    said('monthlyRequests', partedNumber(100, 900_000, '.'), [
      '# solicitudes al mes',
      '# peticiones por mes',
      ['# consultas al día', exact(30)],
      ['# mensajes por semana', ratio(52n, 12n)],
    ]),
    saidTogether(
      ['inputTokens', 'outputTokens'],
      [partedNumber(50, 9_000, '.'), partedNumber(20, 900, '.')],
      ['# tokens de entrada y # de salida', '# tokens de entrada, # tokens de salida'],
    ),
    perhaps(said('buffer', percentage(5, 40), ['un # de margen', 'margen del #'])),
  ),
  allOf(
    said('monthlyRequests', partedNumber(100, 900_000, ' '), [
      '# requêtes par mois',
      ['# requêtes par jour', exact(30)],
      ['# messages par semaine', ratio(52n, 12n)],
    ]),
    saidTogether(
      ['inputTokens', 'outputTokens'],
      [partedNumber(50, 9_000, ' '), partedNumber(20, 900, ' ')],
      ['# tokens en entrée et # en sortie', "# tokens d'entrée, # tokens de sortie"],
    ),
    perhaps(said('buffer', percentage(5, 40), ['une marge de #', '# de marge'])),
  ),
  allOf(
    said('monthlyRequests', partedNumber(100, 900_000, ''), [
      '每月#次请求',
      ['每天#次调用', exact(30)],
      '#次请求每月',
    ]),
    saidTogether(
      ['inputTokens', 'outputTokens'],
      [partedNumber(50, 9_000, ''), partedNumber(20, 900, '')],
      ['输入#，输出#', '每次输入# tokens，输出# tokens'],
    ),
    perhaps(said('buffer', percentage(5, 40), ['缓冲#'])),
  ),
];
