import type { Outcome } from './delivery.ts';
import { type Fields, fieldsOf, isSet } from './fields.ts';
import { type Entries, fill } from './filled-form.ts';
import { inputsOf, modalRefusal } from './limits/view-refusal.ts';
import { interaction, type Seat } from './talk.ts';
import { modalsOf, replace, show, wireView } from './view-methods.ts';
import type { Modal } from './world.ts';

/** What became of a form: sent to the app, or stopped by Slack's own client at a field. */
export type Submitted = Outcome | { readonly kind: 'blocked'; readonly field: string; readonly why: string };

/** Fills the uppermost modal and submits it; what the app answers happens to the modal. */
export async function submitModal(seat: Seat, entries: Entries): Promise<Submitted> {
  const modal = uppermost(seat);
  const filled = fill(modal.view, entries);
  if (filled.kind === 'blocked') return filled;
  const view = { ...wireView(modal), state: { values: filled.values } };
  const payload = { type: 'view_submission', ...interaction(seat, modal.id), view, response_urls: [] };
  const outcome = await seat.office.deliver({ type: 'interactive', payload });
  if (outcome.kind === 'acknowledged') obey(seat, modal, outcome.answer);
  else trouble(seat);
  return outcome;
}

/** Closes the uppermost modal; the app hears of it where it asked to. */
export async function closeModal(seat: Seat): Promise<void> {
  const modal = uppermost(seat);
  remove(seat, [modal]);
  if (!isSet(modal.view['notify_on_close'])) return;
  const payload = { type: 'view_closed', ...interaction(seat), view: wireView(modal), is_cleared: false };
  await seat.office.deliver({ type: 'interactive', payload });
}

function obey(seat: Seat, modal: Modal, answer: Fields): void {
  const { site, user } = seat;
  switch (answer['response_action']) {
    case undefined:
      remove(seat, [modal]);
      return;
    case 'clear':
      remove(seat, modalsOf(site.world, user));
      return;
    case 'errors':
      point(seat, modal, fieldsOf(answer['errors']));
      return;
    case 'update':
      if (replace(site.world, modal, answer['view']) !== undefined) trouble(seat);
      return;
    case 'push':
      if (modalRefusal(answer['view']) !== undefined) trouble(seat);
      else show(site.world, user, answer['view']);
      return;
    default:
      trouble(seat);
  }
}

/** Shows errors at their fields; Slack shows none at all where one names no input block. */
function point(seat: Seat, modal: Modal, errors: Fields): void {
  const ids = inputsOf(modal.view).map(({ block_id }) => block_id);
  const named = Object.entries(errors);
  if (named.length === 0 || named.some(([id]) => !ids.includes(id))) trouble(seat);
  else modal.errors = Object.fromEntries(named.map(([id, words]) => [id, String(words)]));
}

function trouble({ site, user }: Seat): void {
  site.world.notices.push({ user, text: 'We had some trouble connecting. Try again?' });
}

function remove({ site: { world } }: Seat, modals: readonly Modal[]): void {
  for (const modal of modals) world.modals.splice(world.modals.indexOf(modal), 1);
}

function uppermost({ site, user }: Seat): Modal {
  const modal = modalsOf(site.world, user).at(-1);
  if (modal === undefined) throw new Error(`${user} has no modal open.`);
  return modal;
}
