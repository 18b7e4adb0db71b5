import type { Section } from '../card.ts';
import { fitted, SEPARATION } from './fitted.ts';
import { type Cut, inertMarkdown } from './inert-markdown.ts';
import type { Line } from './lines-within.ts';
import { sectionMarkdown } from './section-markdown.ts';

/** The sections of a card as texts and pictures in their order. */
export type Body = { readonly blocks: readonly Block[]; readonly isCut: boolean };

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'picture'; readonly chart: ChartSection };

type ChartSection = Extract<Section, { kind: 'chart' }>;

type Room = {
  readonly characters: number;
  readonly pictures: number;
  /** What is left out already, as it is called at the end. */
  readonly leftOut: readonly string[];
};

/** Fits sections into a room. Details get what the others leave; what is left out is named at the end. */
export function bodyOf(sections: readonly Section[], room: Room): Body {
  const shown = shownOf(sections, room.pictures);
  const whole = written(shown, room.characters);
  if (whole.leftOut.length === 0 && room.leftOut.length === 0) return whole;

  const { blocks, leftOut } = written(shown, room.characters - LONGEST_NOTE - SEPARATION);
  const note = noteText([...leftOut, ...room.leftOut]);
  return { blocks: [...blocks, { kind: 'text', text: note }], isCut: true };
}

/** A section at its place: the same one may stand at several. */
type Shown =
  | { readonly kind: 'picture'; readonly section: ChartSection }
  | { readonly kind: 'main' | 'detail'; readonly section: Section };

/** The first charts are pictures; the others are words, unless they say only what another section says. */
function shownOf(sections: readonly Section[], pictures: number): readonly Shown[] {
  let drawn = 0;
  return sections.flatMap((section): readonly Shown[] => {
    if (section.kind === 'chart' && drawn < pictures) {
      drawn += 1;
      return [{ kind: 'picture', section }];
    }
    return isRepeat(section) ? [] : [{ kind: isDetail(section) ? 'detail' : 'main', section }];
  });
}

function written(shown: readonly Shown[], room: number): Body & { readonly leftOut: readonly string[] } {
  const linesOf = (kind: Shown['kind']): readonly Line[] =>
    shown.filter((each) => each.kind === kind).map(({ section }) => lineOf(section));
  const main = fitted(linesOf('main'), room);
  const used = main.reduce((sum, { text }) => sum + text.length + SEPARATION, 0);
  const texts = { main: main.values(), detail: fitted(linesOf('detail'), room - used).values() };

  const parts = shown.map(({ kind, section }): Part => {
    // The picture bears its title itself.
    if (kind === 'picture') return { section, block: { kind, chart: section }, isCut: false };
    const { text, isCut } = texts[kind].next().value ?? NOTHING_SAID;
    return { section, ...(text !== '' && { block: { kind: 'text', text } }), isCut };
  });
  return {
    blocks: parts.flatMap(({ block }) => (block === undefined ? [] : [block])),
    isCut: parts.some(({ isCut }) => isCut),
    leftOut: parts.flatMap(({ section, block, isCut }) =>
      block === undefined && isCut ? nameOf(section) : [],
    ),
  };
}

type Part = { readonly section: Section; readonly block?: Block; readonly isCut: boolean };

function lineOf(section: Section): Line {
  return (room) => sectionMarkdown(section, room);
}

/** Whether a platform that can fold may fold the section. */
export function isDetail(section: Section): boolean {
  return section.kind === 'list' && section.isDetail === true;
}

function isRepeat(section: Section): boolean {
  return section.kind === 'chart' && section.isRepeat === true;
}

function nameOf(section: Section): string {
  const title = 'title' in section ? inertMarkdown(section.title ?? '', 40).text : '';
  return title === '' ? NAMES[section.kind] : title;
}

/** At most `LONGEST_NOTE` characters. */
function noteText(leftOut: readonly string[]): string {
  const named = leftOut.slice(0, 5);
  const more = leftOut.length - named.length;
  const rest = more === 0 ? '' : ` and ${more.toLocaleString('en-US')} more`;
  return `-# Left out for length: ${named.join(', ')}${rest}.`;
}

const NOTHING_SAID: Cut = { text: '', isCut: false };

const NAMES: Readonly<Record<Section['kind'], string>> = {
  fields: 'figures',
  table: 'a table',
  list: 'a list',
  chart: 'a chart',
  note: 'a note',
};

const LONGEST_NOTE = 300;
