import {
  type Card,
  exactMoneyText,
  instantText,
  listSections,
  moneyText,
  type Section,
  tableSections,
} from '@tollkeeper/cards';
import type { ListedIncident, Seen } from '@tollkeeper/cards/standing';
import { asOfText, durationText, evidenceAnswer, shareText, subjectText } from '@tollkeeper/cards/standing';
import type { KeyReading } from '@tollkeeper/engine';
import { isWorse, limitStanding } from '@tollkeeper/engine/guarding';
import type { Money } from '@tollkeeper/pricing';

import { counted } from './counted.ts';
import type { ChannelStatus, GuardStatus } from './status.ts';

/** Lays out how a guard stands: what it watches, what is open, whom it can reach, who runs. */
export function statusCard(status: GuardStatus): Card {
  const { at, keys, sources, undecided, open, silences, channels, dead, guards } = status;
  const shown = keys.slice(0, MOST_KEYS);
  return {
    title: `Status of the guard, ${instantText(at)}`,
    answer: answerOf(status),
    sections: [
      ...listSections('Open alerts, the gravest first', open.toSorted(gravestFirst).map(openText(at))),
      ...listSections('Cannot be decided, so nobody is warned of it', undecidedTexts(undecided)),
      ...listSections(
        'Silenced rules',
        silences.map(
          ({ rule, until, by }) =>
            `${rule === '*' ? 'every rule' : rule} until ${instantText(until)}, by ${by}`,
        ),
      ),
      ...accountSections(status),
      ...tableSections('Keys, the fullest first', KEY_LABELS, shown.map(keyRow(at))),
      ...moreNote(keys.length - shown.length),
      ...tableSections('Asked of OpenRouter', SOURCE_LABELS, sources.map(sourceRow(at))),
      ...tableSections('Channels', CHANNEL_LABELS, channels.map(channelRow(at))),
      ...listSections('Broken channels', channels.flatMap(brokenText)),
      ...listSections('Channels that fail', channels.filter(isFailing).flatMap(failingText)),
      ...listSections(
        'Undelivered for good, the newest first',
        dead.map(
          ({ id, end }) => `${id}: ${end?.as === 'dead' ? `${end.reason} (${instantText(end.at)})` : ''}`,
        ),
      ),
      ...tableSections(
        'Guards on this store',
        ['Guard', 'Last well', 'State'],
        guards.map(({ replica, lastOk, isSilent }) => [
          replica,
          agoText(lastOk, at),
          isSilent ? 'silent' : 'runs',
        ]),
      ),
    ],
  };
}

function answerOf({ keys, credits, undecided, open, channels, guards }: GuardStatus): string {
  const balance = credits === undefined ? '' : ` and a balance of ${moneyText(balanceOf(credits))}`;
  const [gravest] = open.toSorted(gravestFirst);
  const alerts =
    gravest === undefined
      ? 'no alert is open'
      : `${counted(open.length, 'alert')} open, the gravest ${gravest.severity} (#${gravest.shortId})`;
  const broken = channels.filter((each) => each.broken !== undefined).map(({ name }) => name);
  const failing = channels.filter(isFailing).map(({ name }) => name);
  const reach =
    broken.length + failing.length === 0
      ? 'no channel is broken'
      : [listed('broken', broken), listed('failing', failing)].filter((each) => each !== '').join('; ');
  const running = guards.filter(({ isSilent }) => !isSilent).length;
  const silent = guards.length === running ? '' : `, ${guards.length - running} silent`;
  const runs = `${running === 0 ? 'no guard is running' : `${counted(running, 'guard')} running`}${silent}`;
  const unknown = undecided.length === 0 ? '' : ` ${counted(undecided.length, 'subject')} cannot be decided;`;
  return `${counted(keys.length, 'key')}${balance} watched;${unknown} ${alerts}; ${reach}; ${runs}.`;
}

function undecidedTexts(undecided: GuardStatus['undecided']): readonly string[] {
  const shown = undecided.slice(0, MOST_UNDECIDED).map(({ name, problem }) => `${name}: ${problem}`);
  const more = undecided.length - shown.length;
  return more > 0 ? [...shown, `And ${counted(more, 'subject')} more.`] : shown;
}

function accountSections({ credits, budgets, at }: GuardStatus): readonly Section[] {
  const shared = budgets.map(({ taken }) => ({
    label: subjectText(taken.subject),
    value: `${moneyText(taken.budget.spent)} of ${moneyText(taken.budget.limit)} (${agoText(taken.at, at)})`,
  }));
  const balance =
    credits === undefined
      ? 'not known: nothing was read of it that can be believed'
      : `${exactMoneyText(balanceOf(credits))} (${agoText(credits.freshAt, at)})`;
  return [
    { kind: 'fields', title: 'The account', fields: [{ label: 'Balance', value: balance }, ...shared] },
  ];
}

function keyRow(at: Date): (seen: Seen<KeyReading>) => readonly string[] {
  return ({ taken, freshAt, doubt }) => {
    const { subject, limit, disabled } = taken;
    const standing = limitStanding(taken);
    const sums =
      standing.kind === 'limited'
        ? [moneyText(standing.spent), moneyText(standing.limit), shareText(standing.share)]
        : [moneyText(taken.spent.allTime), limit === undefined ? 'none' : moneyText(limit), ''];
    const state = [
      ...(disabled ? ['disabled'] : []),
      ...(doubt === undefined ? [] : ['last reading not used']),
    ];
    return [subject.name, subject.id.slice(0, 8), ...sums, agoText(freshAt, at), state.join(', ')];
  };
}

function sourceRow(at: Date): (source: GuardStatus['sources'][number]) => readonly string[] {
  return ({ subject, freshAt, failures, cause, nextDue }) => [
    subject.name,
    freshAt === undefined ? 'never' : agoText(freshAt, at),
    nextDue === undefined
      ? 'not any more'
      : nextDue <= at
        ? 'now'
        : `in ${durationText(nextDue.getTime() - at.getTime())}`,
    failures === 0
      ? 'answers'
      : `${failures === 1 ? 'once' : `${failures} times`} in vain${cause === undefined ? '' : `: ${cause}`}`,
  ];
}

function listed(what: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${what}: ${names.join(', ')}`;
}

function channelRow(at: Date): (channel: ChannelStatus) => readonly string[] {
  return ({ name, leadsTo, from, broken, failing, counts }) => [
    name,
    leadsTo ?? '',
    from ?? '',
    leadsTo === undefined
      ? 'not in guard.yaml'
      : broken !== undefined
        ? `broken, ${agoText(broken.since, at)}`
        : failing !== undefined
          ? `fails, ${agoText(failing.since, at)}`
          : 'works',
    String(counts.delivered),
    String(counts.waiting),
    String(counts.dead),
  ];
}

function brokenText({ name, broken }: ChannelStatus): readonly string[] {
  return broken === undefined ? [] : [`${name}, since ${instantText(broken.since)}: ${broken.reason}`];
}

/** What is broken is not tried again by itself. */
function isFailing({ broken, failing }: ChannelStatus): boolean {
  return broken === undefined && failing !== undefined;
}

function failingText({ name, failing, counts }: ChannelStatus): readonly string[] {
  if (failing === undefined) return [];
  const { since, reason, nextTry } = failing;
  const next = nextTry === undefined ? 'soon' : instantText(nextTry);
  return [`${name}, since ${instantText(since)}: ${reason} ${counts.waiting} wait; next try ${next}.`];
}

function openText(at: Date): (incident: ListedIncident) => string {
  return ({ shortId, severity, rule, subject, evidence, openedAt, acknowledged, snoozed }) => {
    const what = evidence === undefined ? `The rule ${rule} holds.` : evidenceAnswer(subject, evidence, at);
    const said = [
      acknowledged === undefined ? 'Not acknowledged.' : `Acknowledged by ${acknowledged.by}.`,
      ...(snoozed === undefined || snoozed.until <= at
        ? []
        : [`Snoozed until ${instantText(snoozed.until)} by ${snoozed.by}.`]),
    ];
    return `#${shortId} ${severity}, ${rule}: ${what} Since ${instantText(openedAt)}${asOfText(evidence, at)}. ${said.join(' ')}`;
  };
}

function gravestFirst(a: ListedIncident, b: ListedIncident): number {
  if (a.severity === b.severity) return b.openedAt.getTime() - a.openedAt.getTime();
  return isWorse(a.severity, b.severity) ? -1 : 1;
}

function balanceOf({ taken }: NonNullable<GuardStatus['credits']>): Money {
  return (taken.totalCredits - taken.totalSpent) as Money;
}

function moreNote(more: number): readonly Section[] {
  return more <= 0
    ? []
    : [{ kind: 'note', text: `And ${counted(more, 'key')} more; --json has all of them.` }];
}

function agoText(instant: Date, at: Date): string {
  return `${durationText(at.getTime() - instant.getTime())} ago`;
}

const KEY_LABELS = ['Key', 'Hash', 'Spent>', 'Limit>', 'Share>', 'Read', 'State'];
const SOURCE_LABELS = ['What', 'Last answer', 'Asked again', 'State'];
const CHANNEL_LABELS = ['Channel', 'Leads to', 'From', 'State', 'Delivered>', 'Waiting>', 'Dead>'];
const MOST_KEYS = 20;
const MOST_UNDECIDED = 10;
