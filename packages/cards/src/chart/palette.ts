export type Scheme = 'light' | 'dark';

/** The colours of a picture; the series keep apart for people who see no red or no green, and stand out from the ground. */
export type Palette = {
  readonly ground: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly series: readonly string[];
};

/** The series colour at a place; after the last one they begin again. */
export function seriesColour({ series }: Palette, at: number): string {
  return series[at % series.length] ?? '#888888';
}

/**
 * Blue, orange, green and purple as M. Okabe and K. Ito advise (Color Universal Design, 2008), with lightness apart too:
 * each has 3:1 to the ground (WCAG 2.2, success criterion 1.4.11).
 */
export const PALETTES: Readonly<Record<Scheme, Palette>> = {
  light: {
    ground: '#ffffff',
    text: '#1f2328',
    muted: '#59636e',
    grid: '#d8dee4',
    series: ['#1f77c4', '#9c4a00', '#00a884', '#6a1f5c'],
  },
  dark: {
    ground: '#1a1c20',
    text: '#e8eaed',
    muted: '#a8b0ba',
    grid: '#3a3f46',
    series: ['#339af0', '#f59f00', '#127a58', '#f7d0e8'],
  },
};
