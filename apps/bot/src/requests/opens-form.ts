import { decodeAction } from '@tollkeeper/cards';

/** Whether pressing the button answers with a form, which a platform has to open within about three seconds. */
export function opensForm(code: string): boolean {
  const decoded = decodeAction(code);
  return decoded.kind === 'action' && FORM_VERBS.some((verb) => verb === decoded.action.verb);
}

/** The verbs of buttons that open a form; the form is sent back under the same verb. */
const FORM_VERBS = ['edit', 'compare', 'plan'] as const;
