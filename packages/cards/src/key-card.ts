import type { KeyReading, LayerForecast } from '@tollkeeper/engine';
import { limitStanding } from '@tollkeeper/engine/guarding';

import { runwayChart } from './account/runway-chart.ts';
import { readText, staleNotes } from './account/seen-text.ts';
import type { KeyStanding } from './account/standing.ts';
import { aheadText } from './alert/duration-text.ts';
import { evidenceAnswer } from './alert/evidence-answer.ts';
import { evidenceFields } from './alert/evidence-fields.ts';
import { endText, layerText, rangeText } from './alert/limit-text.ts';
import { outlookFields } from './alert/outlook-fields.ts';
import { subjectText } from './alert/subject-text.ts';
import type { Card, Field, Section } from './card.ts';
import { exactMoneyText, moneyText } from './money-text.ts';
import { listSections } from './section.ts';
import { capitalised } from './sentence.ts';

/** Says what one key has spent and left, everything that may stop it and when, and when each figure was read. */
export function keyCard(standing: KeyStanding): Card {
  const { at, key, forecast } = standing;
  const { taken, outlook } = key;
  const read: Field = { label: 'Read from OpenRouter at', value: readText(taken.at, at) };
  const made = outlook === undefined ? [] : [{ label: 'Forecast made at', value: readText(outlook.at, at) }];
  return {
    title: `What is left: ${taken.subject.name}`,
    answer: answerOf(standing),
    sections: [
      ...staleNotes(key, subjectText(taken.subject), at),
      { kind: 'fields', fields: [...countersOf(taken, at), read] },
      ...(outlook === undefined
        ? [{ kind: 'note' as const, text: 'There is no forecast for it yet.' }]
        : [
            {
              kind: 'fields' as const,
              title: 'As it goes now',
              fields: [...outlookFields(outlook, at), ...made],
            },
          ]),
      ...layersList(forecast?.forecast.layers ?? [], at),
      ...limitChart(standing),
    ],
  };
}

function answerOf({ at, key }: KeyStanding): string {
  const { taken, outlook } = key;
  const standing = limitStanding(taken);
  const { subject, limit } = taken;
  const who = subjectText(subject);
  const disabled = taken.disabled === true ? ' It is disabled.' : '';
  const now =
    standing.kind === 'limited'
      ? evidenceAnswer(subject, { kind: 'limit', standing, readAt: taken.at }, at)
      : standing.kind === 'unlimited'
        ? `${who} has no limit, and has spent ${moneyText(taken.spent.allTime)} in all.`
        : `${who} has a limit of ${limit === undefined ? 'an unknown amount' : moneyText(limit)}, but what counts against it is not known.`;
  const first = outlook?.first;
  const ahead =
    first === undefined ? '' : ` What stops it first is ${layerText(first.layer)}: ${endText(first, at)}.`;
  return `${now}${ahead}${disabled}`;
}

function countersOf(taken: KeyReading, at: Date): readonly Field[] {
  const standing = limitStanding(taken);
  const { spent, expiresAt } = taken;
  const periods = [
    ['Spent today (UTC)', spent.daily],
    ['Spent this week', spent.weekly],
    ['Spent this month', spent.monthly],
    ['Spent in all', spent.allTime],
  ] as const;
  return [
    ...(standing.kind === 'limited'
      ? evidenceFields({ kind: 'limit', standing, readAt: taken.at }, at)
      : [{ label: 'Limit', value: standing.kind === 'unlimited' ? 'none' : 'not known' }]),
    ...periods.flatMap(([label, amount]) =>
      amount === undefined ? [] : [{ label, value: exactMoneyText(amount) }],
    ),
    ...(expiresAt === undefined ? [] : [{ label: 'Expires', value: aheadText(expiresAt, at) }]),
  ];
}

/** The soonest first, as the forecast has them. */
function layersList(layers: readonly LayerForecast[], at: Date): readonly Section[] {
  const items = layers.map((each) => {
    const { layer, risk } = each;
    const range = rangeText(each, at);
    return [
      `${capitalised(layerText(layer))}: ${endText(each, at)}`,
      ...(layer.kind === 'key-expiry' ? [] : [`${moneyText(layer.remaining)} left`]),
      ...(range === undefined ? [] : [`in 8 cases of 10 at the earliest ${range}`]),
      ...(risk === undefined ? [] : [`${Math.round(risk.within7Days * 100)}% within 7 days`]),
    ].join('; ');
  });
  return listSections('What may stop it', items);
}

function limitChart({ key, forecast, past }: KeyStanding): readonly Section[] {
  const standing = limitStanding(key.taken);
  if (standing.kind !== 'limited') return [];
  const own = forecast?.forecast.layers.find(
    ({ layer }) => layer.kind === 'budget' && layer.scope === 'key_limit',
  );
  return runwayChart({
    title: 'Left of the limit, and how it may go on',
    now: { at: key.taken.at, left: standing.remaining },
    past,
    forecast: own,
    pace: forecast?.forecast.pace,
  });
}
