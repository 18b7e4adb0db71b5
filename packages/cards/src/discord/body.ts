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
  const drawn = new Set<Section>(
    sections.filter((section) => section.kind === 'chart').slice(0, room.pictures),
  );
  const said = sections.filter((section) => drawn.has(section) || !isRepeat(section));
  const whole = written(said, drawn, room.characters);
  if (whole.leftOut.length === 0 && room.leftOut.length === 0) return whole;

  const { blocks, leftOut } = written(said, drawn, room.characters - LONGEST_NOTE - SEPARATION);
  const note = noteText([...leftOut, ...room.leftOut]);
  return { blocks: [...blocks, { kind: 'text', text: note }], isCut: true };
}

function written(
  sections: readonly Section[],
  drawn: ReadonlySet<Section>,
  room: number,
): Body & { readonly leftOut: readonly string[] } {
  const main = sections.filter((section) => !isDetail(section) && !drawn.has(section));
  const details = sections.filter(isDetail);
  const mainTexts = fitted(main.map(lineOf), room);
  const used = mainTexts.reduce((sum, { text }) => sum + text.length + SEPARATION, 0);
  const detailTexts = fitted(details.map(lineOf), room - used);
  const textOf = (section: Section): Cut =>
    mainTexts[main.indexOf(section)] ?? detailTexts[details.indexOf(section)] ?? NOTHING_SAID;

  const parts = sections.map((section) => ({ section, ...textOf(section) }));
  const missing = parts.filter(({ text, isCut }) => text === '' && isCut);
  return {
    blocks: parts.flatMap(({ section, text }): readonly Block[] => {
      // The picture bears its title itself.
      if (section.kind === 'chart' && drawn.has(section)) return [{ kind: 'picture', chart: section }];
      return text === '' ? [] : [{ kind: 'text', text }];
    }),
    isCut: parts.some(({ isCut }) => isCut),
    leftOut: missing.map(({ section }) => nameOf(section)),
  };
}

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
