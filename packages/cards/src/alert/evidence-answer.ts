import { type Evidence, EXPLANATIONS, type Subject } from '@tollkeeper/engine';
import type { Money } from '@tollkeeper/pricing';

import { instantText } from '../instant-text.ts';
import { moneyText, numberText } from '../money-text.ts';
import { uncapitalised } from '../sentence.ts';
import { aheadText, durationText } from './duration-text.ts';
import { ADJECTIVE, layerText, shareText } from './limit-text.ts';
import { subjectText, subjectWithin } from './subject-text.ts';

/** Says in one sentence what is the matter: what stops whom, when, how far it is. */
export function evidenceAnswer(subject: Subject, evidence: Evidence, now: Date): string {
  const who = subjectText(subject);
  switch (evidence.kind) {
    case 'limit':
      return limitAnswer(subject, evidence);
    case 'no-limit':
      return `${who} has no limit any more.`;
    case 'forecast':
      return forecastAnswer(subject, evidence, now);
    case 'balance': {
      const { balance, totalSpent, totalCredits } = evidence;
      const left = balance <= 0n ? 'has no credits left' : `has ${moneyText(balance)} of credits left`;
      return `${who} ${left}: ${moneyText(totalSpent)} spent of ${moneyText(totalCredits)} bought.`;
    }
    case 'expiring':
      return expiringAnswer(evidence);
    case 'key-expiry':
      return keyExpiryAnswer(who, evidence, now);
    case 'burn':
      return burnAnswer(who, evidence, now);
    case 'pattern': {
      const { spent, usual, from } = evidence;
      return `${who} has spent ${moneyText(spent)} since ${instantText(from)}, where ${moneyText(usual)} is usual.`;
    }
    case 'top-up': {
      const { balance, trigger } = evidence;
      return balance < trigger
        ? `No automatic top-up has come: the balance is ${moneyText(balance)}, and credits were to be bought below ${moneyText(trigger)}.`
        : `${who} has ${moneyText(balance)} of credits again.`;
    }
    case 'refusals':
      return refusalsAnswer(subject, evidence);
    case 'source':
      return sourceAnswer(who, evidence);
    case 'plan': {
      const { projected, planned, share, until, isAtLeast } = evidence;
      const [least, more] = isAtLeast ? ['at least ', ' or more'] : ['', ''];
      return `${who} goes towards ${least}${moneyText(projected)} by ${instantText(until)}: ${shareText(share)}${more} of the ${moneyText(planned)} that were planned.`;
    }
  }
}

type EvidenceOf<Kind extends Evidence['kind']> = Extract<Evidence, { readonly kind: Kind }>;

function limitAnswer(subject: Subject, { standing }: EvidenceOf<'limit'>): string {
  const { share, spent, limit, reset } = standing;
  const its = subject.kind === 'key' ? `its ${ADJECTIVE[reset]}limit` : `its ${ADJECTIVE[reset]}budget`;
  const [part, sums] = [`${shareText(share)} of ${its}`, `${moneyText(spent)} of ${moneyText(limit)}`];
  const who = subjectText(subject);
  return share.numerator < share.denominator
    ? `${who} has spent ${part}: ${sums}.`
    : `${who} stops requests: it has spent ${part}, ${sums}.`;
}

function forecastAnswer(subject: Subject, { layer }: EvidenceOf<'forecast'>, now: Date): string {
  const who = subjectText(subject);
  const isItself = subject.kind === 'member' || subject.kind === 'workspace' || subject.kind === 'guardrail';
  const what = isItself ? 'spent' : `stopped by ${layerText(layer.layer)}`;
  const { p50, p10 } = layer.ends ?? {};
  const [isLikely, end] = p50?.kind === 'ends' ? ([true, p50] as const) : ([false, p10] as const);
  if (end?.kind === 'spent') return `${who} is ${what}: nothing is left.`;
  if (end?.kind !== 'ends') return `${who} is not likely to be ${what}.`;
  // An older forecast may have named an instant that is over.
  const [likely, may] = end.at <= now ? ['was likely to', 'might'] : ['is likely to', 'may'];
  return `${who} ${isLikely ? likely : may} be ${what}: ${isLikely ? 'about' : 'from'} ${aheadText(end.at, now)}.`;
}

function expiringAnswer({ lots }: EvidenceOf<'expiring'>): string {
  const [soonest] = lots;
  if (soonest === undefined) return 'No credits are about to expire unused.';
  const unused = lots.reduce((sum, lot) => (sum + lot.unused) as Money, 0n as Money);
  const { at } = soonest.standing.lot.expiry;
  return `${moneyText(unused)} of credits may expire unused, the first of them ${soonest.isDue ? 'now' : `on ${at.toISOString().slice(0, 10)}`}.`;
}

function keyExpiryAnswer(who: string, { expiresAt }: EvidenceOf<'key-expiry'>, now: Date): string {
  if (expiresAt === undefined) return `${who} has no expiry date any more.`;
  return expiresAt <= now
    ? `${who} has expired: it ended ${instantText(expiresAt)}, whatever is left of its limit.`
    : `${who} expires ${aheadText(expiresAt, now)}, whatever is left of its limit.`;
}

function burnAnswer(who: string, { long, standing, endsAt }: EvidenceOf<'burn'>, now: Date): string {
  const times = `${numberText(long.factor, 1)} times as fast as its ${ADJECTIVE[standing.reset]}limit lasts`;
  const end = endsAt === undefined ? '' : `, and is stopped about ${aheadText(endsAt, now)} if it goes on`;
  return `${who} spends ${times}: ${moneyText(long.spent)} in ${durationText(long.milliseconds)}${end}.`;
}

function refusalsAnswer(subject: Subject, { causes, count, from }: EvidenceOf<'refusals'>): string {
  const [first] = causes;
  if (first === undefined) return `No request of ${subjectWithin(subject)} is refused any more.`;
  const requests = `${count} ${count === 1 ? 'request' : 'requests'} of ${subjectWithin(subject)}`;
  const what = count === 1 ? 'was refused' : 'were refused';
  const { cause, unexpected } = first;
  const yet = unexpected === undefined ? '' : ` Yet ${uncapitalised(unexpected)}`;
  return `${requests} ${what} since ${instantText(from)}: ${EXPLANATIONS[cause].says}${yet}`;
}

function sourceAnswer(who: string, { failures, freshAt }: EvidenceOf<'source'>): string {
  if (failures === 0 && freshAt !== undefined) return `${who} can be read again.`;
  const since = freshAt === undefined ? '' : ` since ${instantText(freshAt)}`;
  return `${who}: nothing that can be believed has come${since}; alerts about it stay as they are until something does.`;
}
