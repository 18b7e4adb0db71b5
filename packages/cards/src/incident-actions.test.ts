import { describe, expect, it } from 'vitest';

import { decodeAction, encodeAction } from './action-code.ts';
import { incidentActions, incidentPressOf } from './incident-actions.ts';

const incident = { shortId: '7F3A', number: 2 };

const pressed = (label: string) => {
  const button = incidentActions(incident).find((one) => one.label === label);
  if (button?.kind !== 'button') throw new Error(`There is no button "${label}".`);
  const code = decodeAction(encodeAction(button));
  return code.kind === 'action' ? incidentPressOf(code.action) : undefined;
};

describe('incidentActions', () => {
  it('acknowledges, snoozes for two hours and snoozes until tomorrow', () => {
    expect(pressed('Acknowledge')).toEqual({ kind: 'acknowledge', incident });
    expect(pressed('Snooze 2 h')).toEqual({ kind: 'snooze', incident, until: '2h' });
    expect(pressed('Snooze until tomorrow 9 am')).toEqual({
      kind: 'snooze',
      incident,
      until: 'tomorrow-9am',
    });
  });

  it('names the incident in each, so that no button is one of another incident', () => {
    const codes = [incident, { ...incident, number: 3 }].flatMap((one) =>
      incidentActions(one).map((action) => (action.kind === 'button' ? encodeAction(action) : '')),
    );
    expect(new Set(codes).size).toBe(6);
  });
});

describe('incidentPressOf', () => {
  it.each([
    { verb: 'ack' },
    { verb: 'ack', argument: '7F3A' },
    { verb: 'ack', argument: '7F3A.2.2h' },
    { verb: 'snooze', argument: '7F3A.2' },
    { verb: 'snooze', argument: '7F3A.2.3h' },
    { verb: 'snooze', argument: '7F3A.x.2h' },
    { verb: 'share', argument: '7F3A.2' },
  ])('takes $verb $argument for none of them', (code) => {
    expect(incidentPressOf(code)).toBeUndefined();
  });
});
