import { decodeAction } from '@tollkeeper/cards';

import type { Response } from '../requests/response.ts';

/** A form as it was sent: its code, and which of its pages. */
export type SentPage = { readonly code: string; readonly page: number; readonly pages: number };

/** Writes into the id of a modal which page of how many it is; left out where there is no room, or only one page. */
export function pagedId({ code, page, pages }: SentPage): string {
  const id = `${code}|${page}/${pages}`;
  return pages === 1 || id.length > LONGEST_ID ? code : id;
}

/** Reads what `pagedId` wrote. */
export function sentPage(id: string): SentPage {
  const [, code, page, pages] = /^(.*)\|(\d{1,3})\/(\d{1,3})$/s.exec(id) ?? [];
  return code === undefined
    ? { code: id, page: 1, pages: 1 }
    : { code, page: Number(page), pages: Number(pages) };
}

/**
 * Adds a button for the next page to the answer to one page of a form.
 *
 * The next page is about the new answer, so its id is taken from the edit button that the answer has.
 */
export function withNextPage(response: Response, { page, pages }: SentPage): Response {
  if (response.kind !== 'card' || page >= pages) return response;
  const { actions = [] } = response.card;
  const edit = actions.filter((action) => action.kind === 'button').find(({ verb }) => verb === 'edit');
  if (edit?.argument === undefined) return response;
  const argument = `${edit.argument}.${page + 1}`;
  const next = { kind: 'button', verb: 'edit', argument, label: 'More fields' } as const;
  return { ...response, card: { ...response.card, actions: [...actions, next] } };
}

/** Finds the id of the answer that a message shows, by the ids of its buttons. */
export function answerIn(customIds: readonly string[]): string | undefined {
  const actions = customIds.map(decodeAction).flatMap((one) => (one.kind === 'action' ? [one.action] : []));
  const argument = actions.find(
    ({ verb, argument: about }) => ABOUT_ANSWERS.includes(verb) && about,
  )?.argument;
  return argument?.replace(/\.\d+$/, '');
}

/** Verbs whose argument is the id of a kept answer. */
const ABOUT_ANSWERS = ['share', 'edit', 'compare', 'csv', 'plan', 'details'];

/** components/reference#anatomy-of-a-component, 6 August 2026. */
const LONGEST_ID = 100;
