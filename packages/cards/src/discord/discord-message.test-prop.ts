import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { decodeAction } from '../action-code.ts';
import type { Section } from '../card.ts';
import { discordDetails, discordMessage } from './discord-message.ts';
import { discordPlain } from './discord-plain.ts';
import { BUTTON, type Container, LINK, MEDIA_GALLERY, TEXT_DISPLAY } from './payload.ts';
import { anyCard } from './testing/any-card.ts';
import { faultsOf } from './testing/faults.ts';

const DETAILS = { kind: 'button', verb: 'details', argument: 'c1', label: 'Show assumptions' } as const;

const longList = fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 300, size: 'max' }), {
  maxLength: 60,
  size: 'max',
});

const options = fc.constantFrom({}, { withoutPictures: true }, { detailsButton: DETAILS });

const CHART: Section = {
  kind: 'chart',
  title: 'Cost',
  alt: 'base $81.00',
  chart: { kind: 'bars', bars: [{ label: 'base', value: 81, text: '$81.00' }] },
};

const LIST: Section = { kind: 'list', title: 'l', items: ['an item'] };

const repeated = fc.array(fc.constantFrom<Section>(CHART, { ...CHART, isRepeat: true }, LIST), {
  maxLength: 30,
  size: 'max',
});

/** What would notify or link to somebody, and Discord's own marks but for an instant. */
const MENTION = /@(?:everyone|here)|<(?:@[!&]?|#)\d+>|(?<!\\)<(?!t:\d+:f>)/;

function textsOf([container]: readonly Container[]): readonly string[] {
  return (container?.components ?? []).flatMap((each) => (each.type === TEXT_DISPLAY ? [each.content] : []));
}

/** Blocks of code show every mark as it is. */
function withoutCode(text: string): string {
  return text.replace(/^```\n.*?\n```$/gms, '');
}

// A card of all its texts at their longest takes a while to make.
vi.setConfig({ testTimeout: 60_000 });

describe('discordMessage', () => {
  it('is never refused, whatever the card holds', () => {
    fc.assert(
      fc.property(anyCard, options, (card, given) => {
        expect(faultsOf(discordMessage(card, given).payload)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  it('is never refused where the same section stands in several places, and counts each of them', () => {
    fc.assert(
      fc.property(repeated, options, (sections, given) => {
        const { payload, pictures } = discordMessage({ title: 't', answer: 'a', sections }, given);
        expect(faultsOf(payload)).toEqual([]);
        const charts = sections.filter(({ kind }) => kind === 'chart').length;
        expect(pictures).toHaveLength('withoutPictures' in given ? 0 : Math.min(charts, 8));
        const lists = sections.filter((section) => section === LIST).length;
        expect(
          textsOf(payload.components)
            .join('\n')
            .match(/an item/g) ?? [],
        ).toHaveLength(lists);
      }),
      { numRuns: 200 },
    );
  });

  it('mentions nobody, in no text of it', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        for (const text of textsOf(discordMessage(card).payload.components)) {
          expect(text).not.toMatch(/@(?:everyone|here|[!&]?\d)/);
          expect(withoutCode(text)).not.toMatch(MENTION);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('shows exactly the pictures that it hands over', () => {
    fc.assert(
      fc.property(anyCard, options, (card, given) => {
        const { payload, pictures } = discordMessage(card, given);
        const shown = payload.components[0].components.flatMap((each) =>
          each.type === MEDIA_GALLERY ? each.items.map(({ media }) => media.url) : [],
        );
        expect(shown).toEqual(pictures.map(({ name }) => `attachment://${name}`));
        expect(new Set(shown).size).toBe(shown.length);
      }),
      { numRuns: 100 },
    );
  });

  it('has only buttons that can be read again', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const rows = discordMessage(card).payload.components[0].components;
        for (const row of rows) {
          for (const button of 'components' in row ? row.components : []) {
            if (button.type === BUTTON && button.style !== LINK) {
              expect(decodeAction(button.custom_id).kind).toBe('action');
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('says that it is cut where it holds less than the card', () => {
    fc.assert(
      fc.property(longList, (items) => {
        const card = { title: 't', answer: 'a', sections: [{ kind: 'list' as const, title: 'l', items }] };
        const { payload, isCut } = discordMessage(card);
        const text = textsOf(payload.components).join('\n');
        const shown = text.split('\n').filter((line) => line.startsWith('- ')).length;
        const more = Number(/… and ([\d,]+) more$/m.exec(text)?.[1]?.replace(',', '') ?? 0);
        expect(shown + more).toBe(items.length);
        expect(isCut).toBe(more > 0);
      }),
    );
  });
});

describe('discordDetails', () => {
  it('is never refused, whatever the card holds', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(faultsOf(discordDetails(card).payload)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('discordPlain', () => {
  it('is never refused and mentions nobody, whatever the card holds', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const { payload } = discordPlain(card);
        expect(faultsOf(payload)).toEqual([]);
        expect(payload.content).not.toMatch(/@(?:everyone|here|[!&]?\d)/);
        expect(withoutCode(payload.content)).not.toMatch(MENTION);
      }),
      { numRuns: 100 },
    );
  });
});
