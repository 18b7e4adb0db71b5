import type { Subject } from '@tollkeeper/engine';

/** Names what is watched, at the beginning of a sentence: `Key "prod"`, `The account`. */
export function subjectText(subject: Subject): string {
  switch (subject.kind) {
    case 'key':
      return `Key "${subject.name}"`;
    case 'account':
      return 'The account';
    case 'member':
      return `The member's budget of "${subject.name}"`;
    case 'workspace':
      return `The workspace budget of "${subject.name}"`;
    case 'guardrail':
      return `The guardrail budget of "${subject.name}"`;
    case 'plan':
      return `Plan "${subject.name}"`;
    case 'source':
      return `The source "${subject.name}"`;
  }
}

/** The same within a sentence: `key "prod"`. */
export function subjectWithin(subject: Subject): string {
  const text = subjectText(subject);
  return text.charAt(0).toLowerCase() + text.slice(1);
}
