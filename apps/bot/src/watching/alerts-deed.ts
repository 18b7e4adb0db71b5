/** What stands behind /alerts. */
export type AlertsDeed =
  | { readonly kind: 'list' | 'history' }
  | { readonly kind: 'acknowledge'; readonly shortId: string }
  | { readonly kind: 'snooze'; readonly shortId: string; readonly until: string }
  | { readonly kind: 'silence'; readonly rule: string; readonly until: string }
  | { readonly kind: 'unsilence'; readonly rule: string }
  | { readonly kind: 'mistaken'; readonly sentence: string };

/** Reads `ack 7F3A`, `snooze 7F3A until tomorrow 9am`, `silence forecast-limit 2h`, `unsilence forecast-limit`, `history` or nothing. */
export function alertsDeed(rest: string): AlertsDeed {
  const [, verb = '', what = '', until = ''] = /^(\S*)\s*(\S*)\s*([\s\S]*)$/u.exec(rest.trim()) ?? [];
  const kind = VERBS.get(verb.toLowerCase());
  if (kind === undefined)
    return mistaken(`/alerts knows ack, snooze, silence, unsilence and history, and no "${cut(verb)}".`);
  switch (kind) {
    case 'list':
    case 'history':
      return { kind };
    case 'acknowledge':
      return what === '' ? mistaken(NO_ID('ack 7F3A')) : { kind, shortId: what };
    case 'snooze':
      return what === '' ? mistaken(NO_ID('snooze 7F3A 2h')) : { kind, shortId: what, until };
    case 'silence':
      return what === ''
        ? mistaken(NO_RULE('silence forecast-limit 2h'))
        : { kind, rule: ruleOf(what), until };
    case 'unsilence':
      return { kind, rule: ruleOf(what) };
  }
}

/** "all" is easier to type than the star. */
function ruleOf(word: string): string {
  return word.toLowerCase() === 'all' ? '*' : word.toLowerCase();
}

function mistaken(sentence: string): AlertsDeed {
  return { kind: 'mistaken', sentence };
}

function cut(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

const NO_ID = (example: string): string =>
  `It is not said which alert is meant: /alerts lists them with their ids, then write /alerts ${example}.`;
const NO_RULE = (example: string): string =>
  `It is not said which rule is meant: write /alerts ${example}, or "all" in place of a rule.`;

const VERBS: ReadonlyMap<string, Exclude<AlertsDeed['kind'], 'mistaken'>> = new Map([
  ['', 'list'],
  ['list', 'list'],
  ['open', 'list'],
  ['history', 'history'],
  ['ack', 'acknowledge'],
  ['acknowledge', 'acknowledge'],
  ['snooze', 'snooze'],
  ['silence', 'silence'],
  ['unsilence', 'unsilence'],
]);

const LONGEST_SHOWN = 40;
