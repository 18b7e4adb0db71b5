import { type Subject, subjectKey } from '../budgeting/subject.ts';

/** Names the alert of a rule at a subject, for ever: `key-limit⋅key:a1`. */
export function alertKeyOf(rule: string, subject: Subject): string {
  return `${rule}⋅${subjectKey(subject)}`;
}
