/** What is watched. */
export type Subject = KeySubject | AccountSubject | BudgetSubject | PlanSubject | SourceSubject;

/** A key, by its hash or label and never by its secret. */
export type KeySubject = { readonly kind: 'key'; readonly id: string; readonly name: string };

/** The account that pays. */
export type AccountSubject = { readonly kind: 'account' };

/** A cap that several keys share. */
export type BudgetSubject = {
  readonly kind: 'member' | 'workspace' | 'guardrail';
  readonly id: string;
  readonly name: string;
};

/** A saved estimate that is held against what is spent. */
export type PlanSubject = { readonly kind: 'plan'; readonly id: string; readonly name: string };

/** Where readings come from, such as the listing of an account's keys. */
export type SourceSubject = { readonly kind: 'source'; readonly id: string; readonly name: string };

/** The same text for every reading of a subject, whatever its name is today. */
export function subjectKey(subject: Subject): string {
  return subject.kind === 'account' ? 'account' : `${subject.kind}:${subject.id}`;
}

/** Whether people who name a key so mean this one: by its hash, or its name in any case. */
export function isCalled({ id, name }: KeySubject, named: string): boolean {
  return id === named || name.toLowerCase() === named.toLowerCase();
}
