import type { Failure } from './outcome.ts';
import { failureOf } from './outcome.ts';
import type { Answer, Exchanged, Wire } from './wire.ts';

/** What a call of Discord's API came to: fields of what it answered, or why it did not. */
export type DiscordOutcome =
  | { readonly kind: 'answered'; readonly fields: Readonly<Record<string, unknown>> }
  | Failure
  | { readonly kind: 'gone'; readonly reason: string }
  /** Another form of the message may be taken. */
  | { readonly kind: 'form-refused' | 'upload-refused'; readonly reason: string };

/** Tells what an answer means; `to` names the channel in sentences. */
export function discordOutcome(exchanged: Exchanged, to: string, wire: Wire): DiscordOutcome {
  const failure = failureOf(exchanged, 'Discord', wire);
  if (exchanged.kind === 'failed' || failure?.kind === 'wait') return failure ?? UNREADABLE;
  const fields = fieldsIn(exchanged);
  if (failure === undefined) return fields === undefined ? UNREADABLE : { kind: 'answered', fields };
  if (failure.kind === 'again') return failure;
  const code = Number(fields?.['code'] ?? 0);
  const reason = refusalText(code, to) ?? failure.reason;
  if (GONE.has(code)) return { kind: 'gone', reason };
  if (FORM.has(code)) return { kind: 'form-refused', reason };
  if (UPLOAD.has(code) || exchanged.status === 413) return { kind: 'upload-refused', reason };
  return { kind: 'refused', reason };
}

function fieldsIn({ body }: Answer): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null ? { ...json } : undefined;
  } catch {
    return undefined;
  }
}

function refusalText(code: number, to: string): string | undefined {
  if (code === 0) return undefined;
  const fix = FIXES[code] ?? 'https://discord.com/developers/docs/topics/opcodes-and-status-codes says why';
  return `Discord refuses messages to ${to} (code ${code}): ${fix}.`;
}

const UNREADABLE: DiscordOutcome = {
  kind: 'again',
  reason: 'Something answers for Discord that cannot be read.',
  ambiguous: true,
};

// Codes of topics/opcodes-and-status-codes#json, 6 August 2026.
const GONE: ReadonlySet<number> = new Set([10_008, 50_005, 50_021]);
const FORM: ReadonlySet<number> = new Set([50_006, 50_035]);
/** 50013 may be the permission to attach files alone. */
const UPLOAD: ReadonlySet<number> = new Set([40_005, 50_013]);

const GIVE_PERMISSION = 'give the bot "View Channel", "Send Messages" and "Attach Files" there';

const FIXES: Readonly<Record<number, string>> = {
  10003: 'there is no such channel for the bot; set the id of one that it can see',
  10008: 'the earlier message was deleted',
  10015: 'the webhook was deleted; make a new one in the settings of the channel and set its address',
  50001: GIVE_PERMISSION,
  50005: 'the earlier message is of somebody else',
  50013: GIVE_PERMISSION,
  50027: 'the token in the address of the webhook is wrong; copy the address again',
  50083: 'the thread is archived; open it again or set a channel',
};
