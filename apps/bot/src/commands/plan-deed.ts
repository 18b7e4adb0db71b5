/** What stands behind /plan. */
export type PlanDeed =
  | { readonly kind: 'list' }
  | { readonly kind: 'save' | 'show' | 'remove'; readonly name: string; readonly month?: string }
  | { readonly kind: 'mistaken'; readonly sentence: string };

/** Reads `save NAME 2026-12`, `show NAME`, `remove NAME` or `list`; a name may have several words, or quotes. */
export function planDeed(rest: string): PlanDeed {
  const [, verb = '', behind = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(rest.trim()) ?? [];
  const kind = VERBS.get(verb.toLowerCase());
  if (kind === undefined)
    return { kind: 'mistaken', sentence: `/plan knows save, list, show and remove, and no "${cut(verb)}".` };
  if (kind === 'list') return { kind };
  const [, named = '', month] = /^([\s\S]*?)(?:(?:^|\s+)(\d{4}-\d{1,2}))?$/u.exec(behind.trim()) ?? [];
  const name = named.trim().replace(/^(["'])([\s\S]*)\1$/u, '$2');
  if (name === '')
    return { kind: 'mistaken', sentence: `The name of the plan is missing: write /plan ${kind} launch.` };
  return { kind, name, ...(month === undefined ? {} : { month }) };
}

function cut(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

const VERBS: ReadonlyMap<string, 'list' | 'save' | 'show' | 'remove'> = new Map([
  ['', 'list'],
  ['list', 'list'],
  ['save', 'save'],
  ['show', 'show'],
  ['remove', 'remove'],
  ['delete', 'remove'],
]);

const LONGEST_SHOWN = 40;
