import { type Card, listSections } from '@tollkeeper/cards';
import type { Watched } from '@tollkeeper/engine';
import { parseWatched } from '@tollkeeper/engine/guarding';
import type { Store } from '@tollkeeper/store';

import { clockOf } from '../../configuration/demo-clock.ts';
import { readGuardSettings } from '../../configuration/read-settings.ts';
import type { GuardSettings } from '../../configuration/settings.ts';
import { plansOfMonth } from '../../forecasting/plans-of-month.ts';
import { storeAt } from '../../service/store-at.ts';
import { counted } from '../counted.ts';
import { missingStore, type ReportProcess } from '../open-report.ts';
import { channelFindings } from './channel-findings.ts';
import { coverageFindings } from './coverage-findings.ts';
import { desertedFindings } from './deserted-findings.ts';
import type { Finding } from './finding.ts';
import { heartbeatFindings } from './heartbeat-findings.ts';
import { keyFindings } from './key-findings.ts';
import { type PlaceOf, placesIn } from './places-in.ts';
import { planFindings } from './plan-findings.ts';
import { type Probe, probe } from './probe.ts';
import { ruleFindings } from './rule-findings.ts';
import { silenceFindings } from './silence-findings.ts';
import { storeFindings } from './store-findings.ts';
import { thresholdFindings } from './threshold-findings.ts';

/** What a check found, with the exit code: 0 all is well, 1 something is to be mended, 2 nothing can be guarded so. */
export type Checked =
  | { readonly kind: 'checked'; readonly card: Card; readonly status: 0 | 1 | 2 }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Checks settings, keys, what they cover, rules, channels and the store; it sends no message and writes no reading. */
export async function check({ environment, realNow }: Omit<ReportProcess, 'print'>): Promise<Checked> {
  const parsed = await readGuardSettings(environment);
  if (parsed.kind === 'mistaken') return { kind: 'refused', problems: parsed.mistakes };
  const { settings } = parsed;
  const { management, ordinary } = settings.openrouter;
  if (management === undefined && ordinary === undefined) return { kind: 'refused', problems: [NO_KEY] };
  const isNew = missingStore(settings.store) !== undefined;
  const opened = isNew ? undefined : await storeAt(settings.store);
  if (typeof opened === 'string') return { kind: 'refused', problems: [opened] };
  try {
    const now = clockOf(settings.demoClock, realNow);
    const probed = await probe(settings, now);
    const findings = await findingsOf(settings, probed, {
      store: opened,
      now: now(),
      placeOf: placesIn(parsed.guardFile),
    });
    const isBlind = probed.given.every(({ asked }) => asked.kind !== 'ok');
    const isWrong = findings.some(({ grade }) => grade === 'wrong');
    return { kind: 'checked', card: checkCard(findings), status: isBlind ? 2 : isWrong ? 1 : 0 };
  } finally {
    await opened?.close();
  }
}

type CheckGround = { readonly store: Store | undefined; readonly now: Date; readonly placeOf: PlaceOf };

async function findingsOf(
  settings: GuardSettings,
  probed: Probe,
  { store, now, placeOf }: CheckGround,
): Promise<readonly Finding[]> {
  const isAnswered = probed.given.some(({ asked }) => asked.kind === 'ok');
  const saved = (await store?.plans.inMonth(now.toISOString().slice(0, 7))) ?? [];
  const plans = plansOfMonth(settings.plans, saved);
  return [
    ...keyFindings(probed),
    // Without an answer, what is not seen says nothing.
    ...(isAnswered
      ? [
          ...coverageFindings(probed),
          ...ruleFindings(settings, probed, { plans, topUps: await topUpsIn(store) }),
          ...thresholdFindings(settings, probed, placeOf),
          ...planFindings(plans, { saved, settings }, probed),
        ]
      : []),
    ...(await silenceFindings(store, now)),
    ...(await channelFindings(settings, store, now)),
    ...(await desertedFindings(settings, store)),
    ...(await heartbeatFindings(settings)),
    ...storeFindings(settings.store),
  ];
}

/** How credits came, as far as the guard has seen it. */
async function topUpsIn(store: Store | undefined): Promise<Watched['topUps']> {
  const [account] = (await store?.guard.watched(['account'])) ?? [];
  return account === undefined ? [] : parseWatched(account.json).topUps;
}

/** Lays findings out, with the next step in the answer. */
function checkCard(findings: readonly Finding[]): Card {
  const of = (grade: Finding['grade']): readonly string[] =>
    findings
      .filter((each) => each.grade === grade)
      .map(({ text, fix }) => (fix === undefined ? text : `${text} ${fix}`));
  const [mend, know] = [of('wrong'), of('note')];
  const next = findings.find(({ grade }) => grade === 'wrong')?.fix ?? 'Start it with "guard run".';
  const state = mend.length === 0 ? 'Nothing has to be mended.' : `${counted(mend.length, 'thing')} to mend.`;
  return {
    title: 'Check of the guard',
    answer: `${state} Next: ${next}`,
    sections: [
      ...listSections('To mend', mend),
      ...listSections('Worth knowing', know),
      ...listSections('Well', of('well')),
    ],
  };
}

const NO_KEY =
  'OPENROUTER_MANAGEMENT_KEY and OPENROUTER_API_KEY are not set: make a management key at https://openrouter.ai/settings/management-keys and set it, then check again.';
