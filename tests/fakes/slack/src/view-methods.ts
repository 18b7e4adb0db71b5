import { type Fields, fieldsOf } from './fields.ts';
import { LIMITS } from './limits/limits.ts';
import { homeRefusal, modalRefusal } from './limits/view-refusal.ts';
import type { Method } from './methods.ts';
import { withIds } from './post.ts';
import { type Refusal, refused } from './refusal.ts';
import { APP, BOT, type Modal, PEOPLE, TEAM, type Trigger, type World } from './world.ts';

/** Modals and the Home tab. */
export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': {
    demands: { token: 'bot' },
    tier: 4,
    run: ({ trigger_id, view }, { world }) => {
      const trigger = taken(world, trigger_id);
      if ('error' in trigger) return trigger;
      const refusal = modalRefusal(view);
      if (refusal !== undefined) return refusal;
      for (const open of modalsOf(world, trigger.user)) world.modals.splice(world.modals.indexOf(open), 1);
      return { ok: true, view: wireView(show(world, trigger.user, view)) };
    },
  },
  'views.push': {
    demands: { token: 'bot' },
    tier: 4,
    run: ({ trigger_id, view }, { world }) => {
      const trigger = taken(world, trigger_id);
      if ('error' in trigger) return trigger;
      const below = modalsOf(world, trigger.user);
      if (trigger.modal === undefined || below.length === 0) return refused('not_found');
      if (below.length >= LIMITS.viewStack) return refused('push_limit_reached');
      return modalRefusal(view) ?? { ok: true, view: wireView(show(world, trigger.user, view)) };
    },
  },
  'views.update': {
    demands: { token: 'bot' },
    tier: 4,
    run: ({ view_id, external_id, view, hash }, { world }) => {
      const named = ({ id, view: its }: Modal): boolean =>
        id === view_id || (external_id !== undefined && its['external_id'] === external_id);
      const modal = world.modals.find(named);
      if (modal === undefined) return refused('not_found');
      if (hash !== undefined && hash !== modal.hash) return refused('hash_conflict');
      return replace(world, modal, view) ?? { ok: true, view: wireView(modal) };
    },
  },
  'views.publish': {
    demands: { token: 'bot' },
    tier: 4,
    run: ({ user_id, view }, { world }) => {
      const user = Object.values(PEOPLE).find((id) => id === user_id);
      if (user === undefined) return refused('user_not_found');
      const refusal = homeRefusal(view);
      if (refusal !== undefined) return refusal;
      world.homes.set(user, fieldsOf(view));
      return { ok: true, view: fieldsOf(view) };
    },
  },
};

/** Puts a modal before somebody, on top of those that are open. */
export function show(world: World, user: string, view: unknown): Modal {
  const id = `V${world.ids()}`;
  const [bottom] = modalsOf(world, user);
  const kept = { ...fieldsOf(view), blocks: withIds(world, fieldsOf(view)['blocks']) };
  const modal: Modal = { id, root: bottom?.id ?? id, user, view: kept, hash: world.ids(), errors: {} };
  world.modals.push(modal);
  return modal;
}

/** Gives a modal new content, or says how Slack refuses it. */
export function replace(world: World, modal: Modal, view: unknown): Refusal | undefined {
  const refusal = modalRefusal(view);
  if (refusal !== undefined) return refusal;
  modal.view = { ...fieldsOf(view), blocks: withIds(world, fieldsOf(view)['blocks']) };
  modal.hash = world.ids();
  modal.errors = {};
  return undefined;
}

/** What somebody has open, the lowest first. */
export function modalsOf(world: World, user: string): readonly Modal[] {
  return world.modals.filter((modal) => modal.user === user);
}

/** A modal as it goes over the wire. */
export function wireView({ id, root, view, hash }: Modal): Fields {
  const ids = { id, root_view_id: root, hash, team_id: TEAM.id, app_id: APP, bot_id: BOT.id };
  return { private_metadata: '', callback_id: '', state: { values: {} }, ...view, ...ids };
}

function taken(world: World, id: unknown): Trigger | Refusal {
  const trigger = world.triggers.get(String(id));
  if (trigger === undefined) return refused('invalid_trigger_id');
  if (trigger.used) return refused('exchanged_trigger_id');
  if (world.clock.now() - trigger.issued >= LIMITS.triggerLives) return refused('expired_trigger_id');
  trigger.used = true;
  return trigger;
}
