import type { ModelMatch } from '@tollkeeper/pricing';

/** Says why a name is no model, with the names that it could be. */
export function unclearModel(name: string, match: Exclude<ModelMatch, { readonly kind: 'found' }>): string {
  const shown = name.length > LONGEST_SHOWN ? `${name.slice(0, LONGEST_SHOWN)}…` : name;
  if (shown === '') return 'The name of a model is missing.';
  const names = (match.kind === 'ambiguous' ? match.candidates : match.near).map(({ id }) => id);
  if (match.kind === 'ambiguous') return `"${shown}" fits several models: write one of ${names.join(', ')}.`;
  const near = names.length === 0 ? '' : ` Near names: ${names.join(', ')}.`;
  return `The catalog has no "${shown}".${near}`;
}

const LONGEST_SHOWN = 60;
