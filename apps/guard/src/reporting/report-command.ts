/** A report that somebody asked for. */
export type ReportCommand =
  | { readonly kind: 'status'; readonly isJson: boolean }
  | { readonly kind: 'check' }
  | { readonly kind: 'prove'; readonly shortId: string }
  | {
      readonly kind: 'replay';
      readonly rules: string;
      readonly from?: Date;
      readonly until?: Date;
      readonly isJson: boolean;
    }
  | { readonly kind: 'digest'; readonly span: 'daily' | 'weekly' };

export type ReportName = ReportCommand['kind'];

/** What was written behind the name of a report. */
export type ReportWords = {
  readonly words: readonly string[];
  readonly options: Readonly<Partial<Record<'json', boolean> & Record<'rules' | 'from' | 'to', string>>>;
};

type Refused = { readonly kind: 'refused'; readonly problem: string };

/** Reads the words behind the name of a report; a problem is a sentence without its end. */
export function parseReportCommand(name: ReportName, given: ReportWords): ReportCommand | Refused {
  const strange = Object.keys(given.options).find(
    (option) => !(OPTIONS[name] as readonly string[]).includes(option),
  );
  if (strange !== undefined) return refused(`--${strange} is not for ${name}; leave it out`);
  const [word, extra] = given.words;
  const tooMany = name === 'prove' || name === 'digest' ? extra : word;
  if (tooMany !== undefined) return refused(`"${tooMany}" is one word too many`);
  const isJson = given.options.json === true;
  switch (name) {
    case 'status':
      return { kind: 'status', isJson };
    case 'check':
      return { kind: 'check' };
    case 'prove':
      return word === undefined
        ? refused(
            'name the alert, as in "guard prove 7F3A"; each message has its id, and "guard status" lists them',
          )
        : { kind: 'prove', shortId: word };
    case 'digest':
      return word === undefined || word === 'daily' || word === 'weekly'
        ? { kind: 'digest', span: word ?? 'daily' }
        : refused(`"${word}" is no digest; use daily or weekly`);
    case 'replay':
      return replayOf(given.options, isJson);
  }
}

/** Whether the word is the name of a report. */
export function isReportName(word: string): word is ReportName {
  return Object.hasOwn(OPTIONS, word);
}

function replayOf({ rules, from, to }: ReportWords['options'], isJson: boolean): ReportCommand | Refused {
  if (rules === undefined || rules === '')
    return refused('name the rules after --rules, a file like guard.yaml; - is standard input');
  const [begin, end] = [instantOf(from), instantOf(to)];
  if (begin === 'none') return refused(`--from is "${from}", ${EXPECTED}`);
  if (end === 'none') return refused(`--to is "${to}", ${EXPECTED}`);
  if (begin !== undefined && end !== undefined && begin >= end)
    return refused('--from has to lie before --to');
  return {
    kind: 'replay',
    rules,
    isJson,
    ...(begin !== undefined && { from: begin }),
    ...(end !== undefined && { until: end }),
  };
}

/** A day is its beginning in UTC. */
function instantOf(text: string | undefined): Date | 'none' | undefined {
  if (text === undefined) return undefined;
  const at = FORM.test(text) ? new Date(text) : new Date(Number.NaN);
  return Number.isNaN(at.getTime()) ? 'none' : at;
}

function refused(problem: string): Refused {
  return { kind: 'refused', problem };
}

const OPTIONS = {
  status: ['json'],
  check: [],
  prove: [],
  digest: [],
  replay: ['rules', 'from', 'to', 'json'],
} as const satisfies Record<ReportName, readonly string[]>;

const FORM = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/;
const EXPECTED = 'expected a day such as 2026-11-20, or an instant such as 2026-11-20T09:15:00Z';
