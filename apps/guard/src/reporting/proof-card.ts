import { type Card, instantText, listSections } from '@tollkeeper/cards';
import { causeText, subjectText } from '@tollkeeper/cards/standing';
import type { ResolvedCause } from '@tollkeeper/engine';
import { parseSubject } from '@tollkeeper/engine/guarding';
import { maskSecrets } from '@tollkeeper/pricing';
import type { Incident, TracedNotification } from '@tollkeeper/store';

import { parseKeptReceipt } from '../delivering/kept-receipt.ts';
import { counted } from './counted.ts';
import type { DecisionProof, Proof, ProvenDecision } from './proof.ts';
import { readingSummary } from './reading-summary.ts';

/** Tells the life of an incident in order: reading, decision, message, tries, receipt; and what is not proven. */
export function proofCard(proof: Proof): Card {
  const { incident, decisions, messages } = proof;
  const { shortId, severity, rule, subject } = incident;
  const told = new Set<string>();
  const steps = [
    ...decisions.flatMap((each) => decisionSteps(each, told)),
    ...messages.flatMap(messageSteps),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.rank - b.rank);
  return {
    title: `Proof of #${shortId}: ${severity}, ${rule}, ${subjectText(parseSubject(subject))}`,
    answer: answerOf(proof),
    sections: [
      {
        kind: 'fields',
        fields: [
          { label: 'Incident', value: `${incident.alertKey}, number ${incident.number}` },
          { label: 'Opened', value: instantOf(incident.openedAt) },
          { label: 'Over', value: overText(incident) },
        ],
      },
      ...listSections(
        'What happened, in order',
        steps.map(({ at, text }) => `${instantOf(at)}  ${text}`),
      ),
      ...listSections('What cannot be proven', unproven(proof)),
    ],
  };
}

/** Whether every message that was decided is accounted for. */
export function addsUp({ missing }: Proof): boolean {
  return missing.length === 0;
}

type Step = { readonly at: Date; readonly rank: number; readonly text: string };

function answerOf({ decisions, messages, missing }: Proof): string {
  const withReading = decisions.filter(({ proof }) => proof !== 'no-reading');
  const proven = withReading.filter(({ proof }) => proof === 'recomputed').length;
  const ends = (['delivered', 'combined', 'snoozed', 'dead'] as const).flatMap((as) => {
    const count = messages.filter(({ end }) => end?.as === as).length;
    return count === 0 ? [] : [`${count} ${as}`];
  });
  const waiting = messages.filter(({ end }) => end === undefined).length;
  const parts = [...ends, ...(waiting === 0 ? [] : [`${waiting} waiting`])];
  const lost = missing.length === 0 ? '' : ` ${counted(missing.length, 'message')} MISSING.`;
  return `${proven} of ${counted(withReading.length, 'decision')} ${withReading.length === 1 ? 'follows' : 'follow'} again from the readings that are kept; ${counted(messages.length, 'message')}: ${parts.join(', ') || 'nobody was to be told'}.${lost}`;
}

/** A reading that led to several decisions is told once. */
function decisionSteps({ event, reading, proof }: ProvenDecision, told: Set<string>): readonly Step[] {
  const { at, from, to, reason, by, digest } = event;
  const cause = to === 'resolved' ? (causeText(reason as ResolvedCause) ?? reason) : reason;
  const who = by === undefined ? '' : `, by ${maskSecrets(by)}`;
  const decided = { at, rank: 1, text: `Decision: ${from} → ${to} (${cause}${who})${PROOF_TEXT[proof]}` };
  if (digest === undefined || reading === undefined || told.has(digest)) return [decided];
  told.add(digest);
  const read = { at: reading.at, rank: 0, text: `Reading: ${readingSummary(reading)}` };
  return [read, decided];
}

function messageSteps(row: TracedNotification): readonly Step[] {
  const { kind, channel, createdAt, attempts, lastFailure, nextAt, end } = row;
  const owed = { at: createdAt, rank: 2, text: `Message: ${kind} owed to ${channel}` };
  const tries = `${counted(attempts, 'try').replace('trys', 'tries')}${lastFailure === undefined ? '' : `, the last that failed: ${lastFailure}`}`;
  if (end === undefined) {
    const waits = {
      at: nextAt,
      rank: 3,
      text: `Waiting: ${kind} to ${channel}, ${tries}; not before this instant`,
    };
    return [owed, waits];
  }
  const how =
    end.as === 'dead'
      ? `Dead: ${kind} to ${channel}, ${end.reason}`
      : `${ENDS[end.as]}: ${kind} to ${channel}`;
  const receipt =
    end.as === 'dead' || end.receipt === undefined ? '' : `; receipt ${receiptText(end.receipt)}`;
  return [owed, { at: end.at, rank: 3, text: `${how}, ${tries}${receipt}` }];
}

function receiptText(text: string): string {
  const kept = parseKeptReceipt(text);
  if (kept === undefined) return text;
  const { receipt, tells } = kept;
  const message = receipt.message === undefined ? '' : ` message ${receipt.message}`;
  return `${receipt.platform} ${receipt.channel}${message}${tells === 1 ? '' : `, which told ${tells} at once`}`;
}

function unproven({ decisions, missing, messages }: Proof): readonly string[] {
  const of = (proof: DecisionProof): readonly ProvenDecision[] =>
    decisions.filter((each) => each.proof === proof);
  const [gone, other] = [of('reading-not-kept'), of('not-recomputed')];
  const failed = messages.filter(({ attempts }) => attempts > 1);
  return [
    ...missing.map(
      ({ kind, channel }) => `${kind} was decided, and ${channel} was never owed it: it is lost.`,
    ),
    ...gone.map(
      ({ event }) =>
        `${event.to} at ${instantOf(event.at)}: the reading is not kept any more (${event.digest}).`,
    ),
    ...other.map(
      ({ event }) =>
        `${event.to} at ${instantOf(event.at)}: the readings that are kept, by the rules of today, do not lead to it. Readings before it were thinned out, or the rules were others.`,
    ),
    ...(failed.length === 0
      ? []
      : ['When each try that failed was made: only their count and the last reason are kept.']),
  ];
}

function overText({ resolved }: Incident): string {
  if (resolved === undefined) return 'not yet';
  return `${instantOf(resolved.at)}, because ${causeText(resolved.cause as ResolvedCause) ?? resolved.cause}`;
}

/** To the second: what happened within a minute is to be told apart. */
function instantOf(at: Date): string {
  return `${instantText(at).slice(0, -4)}:${at.toISOString().slice(17, 19)} UTC`;
}

const PROOF_TEXT: Record<DecisionProof, string> = {
  recomputed: '; recomputed: the same',
  'not-recomputed': '; not recomputed',
  'reading-not-kept': '; its reading is not kept any more',
  'no-reading': '',
};

const ENDS = { delivered: 'Delivered', combined: 'Combined with another', snoozed: 'Not wanted' } as const;
