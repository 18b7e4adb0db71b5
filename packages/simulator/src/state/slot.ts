/** Traffic happens in slots of five minutes, counted since 1970-01-01. */
export type Slot = number;

/** Names the slot that an instant lies in. */
export function slotOf(instant: Date): Slot {
  return Math.floor(instant.getTime() / SLOT_MS);
}

/** Tells when a slot begins, which is when the one before it ends. */
export function slotStart(slot: Slot): Date {
  return new Date(slot * SLOT_MS);
}

export const SLOTS_PER_DAY = 288;

const SLOT_MS = 300_000;
