/** What stands behind /plan. */
export type PlanDeed =
  | { readonly kind: 'list' }
  | {
      readonly kind: 'save' | 'show' | 'remove';
      readonly name: string;
      readonly month?: string;
      /** Names or hashes of keys. */
      readonly keys?: readonly string[];
    }
  | { readonly kind: 'mistaken'; readonly sentence: string };

/**
 * Reads `save NAME 2026-12`, `save NAME keys=prod,batch month=2026-12`, `show NAME`, `NAME`, `remove NAME` or `list`.
 *
 * A name may have several words, or quotes; the account is meant by no keys, or by keys=account.
 */
export function planDeed(rest: string): PlanDeed {
  const [, verb = '', behind = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(rest.trim()) ?? [];
  const known = VERBS.get(verb.toLowerCase());
  if (known === 'list') return { kind: known };
  const kind = known ?? 'show';
  const { words, keys, month: said } = settingsIn(known === undefined ? rest : behind);
  const [, named = '', last] = /^([\s\S]*?)(?:(?:^|\s+)(\d{4}-\d{1,2}))?$/u.exec(words) ?? [];
  const name = named.trim().replace(/^(["'])([\s\S]*)\1$/u, '$2');
  if (name === '')
    return { kind: 'mistaken', sentence: `The name of the plan is missing: write /plan ${kind} launch.` };
  if (keys !== undefined && kind !== 'save')
    return {
      kind: 'mistaken',
      sentence: 'Keys are named where a plan is saved: /plan save launch keys=prod.',
    };
  if (keys?.length === 0)
    return {
      kind: 'mistaken',
      sentence: 'No key is named: write keys=prod,batch, or leave it out for the account.',
    };
  const month = said ?? last;
  const isAccount = keys?.length === 1 && keys[0]?.toLowerCase() === 'account';
  return {
    kind,
    name,
    ...(month === undefined ? {} : { month }),
    ...(keys === undefined || isAccount ? {} : { keys }),
  };
}

/** Takes out what is written as `keys=…` and `month=…`. */
function settingsIn(text: string): {
  readonly words: string;
  readonly keys?: readonly string[];
  readonly month?: string;
} {
  const found = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of text.matchAll(SETTING))
    found.set(name.toLowerCase().replace(/s$/, ''), quoted ?? plain);
  const words = text.replace(SETTING, ' ');
  const [keys, month] = [found.get('key'), found.get('month')];
  const names = keys?.split(',').flatMap((name) => name.trim() || []);
  return {
    words: words.trim(),
    ...(names === undefined ? {} : { keys: [...new Set(names)] }),
    ...(month === undefined ? {} : { month }),
  };
}

const SETTING = /(?<!\S)(keys?|month)=(?:"([^"]*)"|(\S*))/giu;

const VERBS: ReadonlyMap<string, 'list' | 'save' | 'show' | 'remove'> = new Map([
  ['', 'list'],
  ['list', 'list'],
  ['save', 'save'],
  ['show', 'show'],
  ['remove', 'remove'],
  ['delete', 'remove'],
]);
