import { describe, expect, it } from 'vitest';

import type { Card, Section } from '../card.ts';
import { discordDetails, discordMessage } from './discord-message.ts';
import { discordPlain } from './discord-plain.ts';
import { TEXT_DISPLAY } from './payload.ts';
import { faultsOf } from './testing/faults.ts';

const ASSUMPTIONS: Section = { kind: 'list', title: 'Assumptions', items: ['users: 100'], isDetail: true };
const CHART: Section = {
  kind: 'chart',
  title: 'Cost by layer',
  alt: 'base $81.00',
  chart: { kind: 'bars', bars: [{ label: 'base', value: 81, text: '$81.00' }] },
};
const CARD: Card = {
  title: 'Estimate: Sonnet',
  answer: '$81.00 a month.',
  sections: [{ kind: 'fields', fields: [{ label: 'Base', value: '$81.00' }] }, CHART, ASSUMPTIONS],
};
const DETAILS = { kind: 'button', verb: 'details', argument: 'c1', label: 'Show assumptions' } as const;

function list(title: string, count: number, isDetail = false): Section {
  return { kind: 'list', title, items: Array.from({ length: count }, (_, at) => `item ${at}`), isDetail };
}

function textsOf({ payload }: ReturnType<typeof discordMessage>): readonly string[] {
  return payload.components[0].components.flatMap((each) =>
    each.type === TEXT_DISPLAY ? [each.content] : [],
  );
}

describe('discordMessage', () => {
  it('is one container: title and answer, a line, the sections, the pictures in their place', () => {
    expect(discordMessage(CARD)).toEqual({
      payload: {
        flags: 32_768,
        components: [
          {
            type: 17,
            components: [
              { type: 10, content: '## Estimate: Sonnet\n$81.00 a month.' },
              { type: 14 },
              { type: 10, content: '**Base:** $81.00' },
              {
                type: 12,
                items: [
                  { media: { url: 'attachment://chart-1.png' }, description: 'Cost by layer: base $81.00' },
                ],
              },
              { type: 10, content: '### Assumptions\n- users: 100' },
            ],
          },
        ],
        allowed_mentions: { parse: [] },
      },
      pictures: [
        {
          name: 'chart-1.png',
          title: 'Cost by layer',
          alt: 'Cost by layer: base $81.00',
          chart: CHART.chart,
        },
      ],
      isCut: false,
    });
  });

  it('leaves details to their button, where the card can be found again', () => {
    const folded = discordMessage(CARD, { detailsButton: DETAILS });
    expect(textsOf(folded).join()).not.toContain('Assumptions');
    expect(folded.payload.components[0].components.at(-1)).toEqual({
      type: 1,
      components: [{ type: 2, style: 2, label: 'Show assumptions', custom_id: 'v1:details:c1' }],
    });
    expect(folded.isCut).toBe(false);
    expect(textsOf(discordDetails(CARD))).toEqual(['## Estimate: Sonnet', '### Assumptions\n- users: 100']);
  });

  it('offers no details where there are none', () => {
    const bare = { ...CARD, sections: [] };
    expect(discordMessage(bare, { detailsButton: DETAILS })).toEqual(discordMessage(bare));
  });

  it('says a chart in words where there are no pictures, unless the card has said it', () => {
    const { pictures, ...rest } = discordMessage(CARD, { withoutPictures: true });
    expect(pictures).toEqual([]);
    expect(textsOf({ pictures, ...rest })).toContain('### Cost by layer\nbase $81.00');
    const repeated = { ...CARD, sections: [{ ...CHART, isRepeat: true }] };
    expect(textsOf(discordMessage(repeated, { withoutPictures: true })).join()).not.toContain('base');
  });

  it('names the picture in its description once', () => {
    const card = { ...CARD, sections: [{ ...CHART, alt: 'Cost by layer: base $81.00' }] };
    expect(discordMessage(card).pictures[0]?.alt).toBe('Cost by layer: base $81.00');
  });

  it('draws eight charts at most, so that texts between them and all buttons still fit', () => {
    const actions = Array.from({ length: 15 }, (_, at) => ({ ...DETAILS, argument: `${at}` }));
    const sections = Array.from({ length: 12 }, (): readonly Section[] => [
      { kind: 'note', text: 'between' },
      { ...CHART, title: '' },
    ]).flat();
    const message = discordMessage({ ...CARD, sections, actions });
    expect(message.pictures).toHaveLength(8);
    // Those past the eighth are said in words.
    expect(
      textsOf(message)
        .join('\n')
        .match(/base \$81\.00/g),
    ).toHaveLength(4);
    expect(faultsOf(message.payload)).toEqual([]);
  });

  it('gives details only what the others leave', () => {
    // 400 lines are some 4,400 characters, twice as many as there is room for
    const card = { ...CARD, sections: [list('Details', 400, true), list('Figures', 200)] };
    const [, details = '', figures = ''] = textsOf(discordMessage(card));
    expect(figures).toContain('- item 199');
    expect(details).toMatch(/^### Details\n- item 0\n.*\n… and \d+ more$/s);
  });

  it('names what is left out', () => {
    const lists = Array.from({ length: 60 }, (_, at) => list(`List ${at}`, 50));
    const message = discordMessage({ ...CARD, sections: lists });
    expect(textsOf(message).at(-1)).toMatch(
      /^-# Left out for length: List \d+, List \d+, .* and \d+ more\.$/m,
    );
    expect(message.isCut).toBe(true);
  });

  it('says how many buttons are missing', () => {
    const actions = Array.from({ length: 17 }, (_, at) => ({ ...DETAILS, argument: `${at}` }));
    expect(textsOf(discordMessage({ ...CARD, actions })).at(-1)).toBe('-# Left out for length: 2 buttons.');
  });

  it('is never blank', () => {
    expect(textsOf(discordMessage({ title: '\u200b', answer: '', sections: [] }))).toEqual(['–']);
  });
});

describe('discordPlain', () => {
  it('says all in one text, without pictures, previews or mentions', () => {
    expect(discordPlain(CARD)).toEqual({
      payload: {
        content:
          '## Estimate: Sonnet\n$81.00 a month.\n\n**Base:** $81.00\n\n### Cost by layer\nbase $81.00\n\n### Assumptions\n- users: 100',
        flags: 4,
        allowed_mentions: { parse: [] },
      },
      isCut: false,
    });
  });
});
