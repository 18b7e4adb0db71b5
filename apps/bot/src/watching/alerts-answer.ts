import { instantText } from '@tollkeeper/cards';
import { DEFAULT_RULES } from '@tollkeeper/engine/guarding';

import type { Conversation } from '../converse/conversation.ts';
import type { Reply } from '../converse/reply.ts';
import type { Turn } from '../converse/turn.ts';
import { type AlertsDeed, alertsDeed } from './alerts-deed.ts';
import type { Asker, GuardDesk } from './guard-desk.ts';
import { handleIncident, overTold } from './handle-incident.ts';
import { listedIncident, openIncidents } from './listed-incident.ts';
import { alertsReply, historyReply } from './standing-reply.ts';
import type { Told } from './told.ts';
import { placed, untilOf } from './until-of.ts';
import { isWatched, lastReadAt, watchedSubjects } from './watched-subjects.ts';

/** Answers what stands behind /alerts: lists what is open or over, acknowledges, snoozes, silences. */
export async function alertsAnswer(
  rest: string,
  conversation: Conversation,
  { guard }: { readonly guard?: GuardDesk | undefined },
): Promise<Turn> {
  return { reply: await replyTo(rest, guard), conversation };
}

async function replyTo(rest: string, desk: GuardDesk | undefined): Promise<Reply> {
  if (desk === undefined || !(await isWatched(desk.store))) return { kind: 'not-watched' };
  const deed = alertsDeed(rest);
  const { store } = desk;
  const at = desk.now();
  switch (deed.kind) {
    case 'list': {
      const [open, silences, watched] = await Promise.all([
        store.incidents.open(),
        store.silences.active(at),
        watchedSubjects(store),
      ]);
      const readAt = lastReadAt(watched);
      const standing = { at, open: openIncidents(open, watched), silences };
      return alertsReply({ ...standing, ...(readAt && { lastReadAt: readAt }) });
    }
    case 'history': {
      const [resolved, silencings] = await Promise.all([
        store.incidents.history(MOST_OVER),
        store.silences.history(MOST_OVER),
      ]);
      return historyReply({ at, resolved: resolved.map(listedIncident), silencings });
    }
    default:
      return { kind: 'told', ...(await doDeed(deed, desk)) };
  }
}

async function doDeed(
  deed: Exclude<AlertsDeed, { readonly kind: 'list' | 'history' }>,
  desk: GuardDesk,
): Promise<Told> {
  if (deed.kind === 'mistaken') return nothingDone(deed.sentence);
  const asker = await desk.asker();
  switch (deed.kind) {
    case 'acknowledge':
      return onIncident(deed.shortId, desk, async (incident) =>
        handleIncident(incident, { kind: 'acknowledge' }, { desk, asker }),
      );
    case 'snooze':
      return onIncident(deed.shortId, desk, async (incident) => {
        const named = namedUntil(deed.until, { desk, asker });
        return named.kind === 'wrong'
          ? nothingDone(named.sentence)
          : withZone(
              await handleIncident(incident, { kind: 'snooze', until: named.at }, { desk, asker }),
              deed.until,
              asker,
            );
      });
    case 'silence':
      return silence(deed, desk, asker);
    case 'unsilence':
      return unsilence(deed.rule, desk, asker);
  }
}

async function onIncident(
  shortId: string,
  { store }: GuardDesk,
  act: (
    incident: NonNullable<Awaited<ReturnType<GuardDesk['store']['incidents']['byShortId']>>>,
  ) => Promise<Told>,
): Promise<Told> {
  const incident = await store.incidents.byShortId(shortId);
  if (incident === undefined)
    return nothingDone(`No alert is called "${cut(shortId)}". /alerts lists them with their ids.`);
  return incident.resolved === undefined ? act(incident) : overTold(incident);
}

async function silence(
  { rule, until }: Extract<AlertsDeed, { readonly kind: 'silence' }>,
  desk: GuardDesk,
  asker: Asker,
): Promise<Told> {
  const rules = DEFAULT_RULES.map(({ id }) => id);
  if (rule !== '*' && !rules.includes(rule))
    return nothingDone(`There is no rule "${cut(rule)}". The rules are ${rules.join(', ')}, or all.`);
  const named = namedUntil(until, { desk, asker });
  if (named.kind === 'wrong') return nothingDone(named.sentence);
  await desk.store.silences.put({ rule, until: named.at, by: asker.recordedAs }, desk.now());
  const what = rule === '*' ? 'Every rule' : `The rule ${rule}`;
  const told: Told = {
    title: 'Silenced',
    sentences: [
      `${what} is silenced by ${asker.recordedAs} until ${placed(named.at, asker.zone ?? 'UTC')}: nothing of it is said, however bad it becomes.`,
      `What holds when it ends is said then. /alerts unsilence ${rule === '*' ? 'all' : rule} ends it before.`,
    ],
  };
  return withZone(told, until, asker);
}

async function unsilence(named: string, { store, now }: GuardDesk, asker: Asker): Promise<Told> {
  const at = now();
  const active = await store.silences.active(at);
  const [only, another] = active;
  const rule = named === '' && another === undefined ? only?.rule : named;
  const found = active.find((each) => each.rule === rule);
  if (found === undefined) {
    const there = active.map((each) => (each.rule === '*' ? 'all' : each.rule)).join(', ');
    return nothingDone(
      active.length === 0
        ? 'No rule is silenced.'
        : `Silenced are ${there}: say which of them is to be heard again.`,
    );
  }
  await store.silences.end(found.rule, { by: asker.recordedAs, at });
  const what = found.rule === '*' ? 'Every rule' : `The rule ${found.rule}`;
  return {
    title: 'Heard again',
    sentences: [`${what} is heard again; it was silenced by ${found.by} until ${instantText(found.until)}.`],
  };
}

function namedUntil(text: string, { desk, asker }: { readonly desk: GuardDesk; readonly asker: Asker }) {
  return untilOf(text, { now: desk.now(), zone: asker.zone ?? 'UTC' });
}

/** A time of the day means another instant in another zone: which one was taken is said. */
function withZone(told: Told, until: string, { zone }: Asker): Told {
  const isOfDay = /\d\s*[ap]m|\d:\d|noon|midnight|tomorrow|today|day\b|\d{4}-/i.test(until);
  return zone === undefined && isOfDay ? { ...told, sentences: [...told.sentences, NO_ZONE] } : told;
}

function nothingDone(sentence: string): Told {
  return { title: 'Nothing was done', sentences: [sentence] };
}

function cut(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

const NO_ZONE =
  'Your time zone is not told here, so the time was read as UTC; a zone may stand behind it, such as 9:00 Europe/Berlin.';
const MOST_OVER = 10;
const LONGEST_SHOWN = 40;
