import type { Period } from '../understand/period.ts';

export const PERIODS = [
  'second',
  'minute',
  'hour',
  'day',
  'workday',
  'week',
  'month',
  'quarter',
  'year',
] as const satisfies readonly Period[];

/** Whether the words name the period, in one of the languages that questions come in. */
export function namesPeriod(words: string, period: Period): boolean {
  return WORDS[period].test(words);
}

function anyOf(words: string, signs: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words.trim().split(/\s+/).join('|')})(?!\\p{L})|${signs}`, 'iu');
}

const WORDS: Readonly<Record<Period, RegExp>> = {
  second: anyOf('secs? seconds? sekunden? segundos? secondes? qps rps tps', '秒|[/\\d]\\s?s(?!\\p{L})'),
  minute: anyOf('mins? minutes? minuten? minutos? rpm qpm', '分|\\dm(?!\\p{L})'),
  hour: anyOf('hr hrs hours? hourly stunden? stündlich horas? heures?', '小时|[/\\d]\\s?h(?!\\p{L})'),
  day: anyOf('days? daily tage? täglich días? dias? diari[oa]s? jours? quotidien', '天|日|/\\s?d(?!\\p{L})'),
  workday: anyOf(
    'workdays? weekdays? (?:working|business|work|active)\\sdays? arbeitstage? werktage? ouvrés? ouvrables? laborables? hábil(?:es)?',
    '工作日',
  ),
  week: anyOf('weeks? weekly wk wks wochen? wöchentlich semanas? semanal(?:es)? semaines?', '周|星期'),
  month: anyOf(
    'months? monthly mo mth monate? monats monatlich mes meses mensual(?:es)? mensuel(?:le)?s? mois',
    '月',
  ),
  quarter: anyOf('quarters? quarterly quartale? trimestres?', '季'),
  year: anyOf('years? yearly yr yrs annum annual(?:ly)? jahre? jährlich años? anual(?:es)? année ans', '年'),
};
