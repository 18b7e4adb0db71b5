import { describe, expect, it } from 'vitest';

import { faultsOf, modalFaults } from './faults.ts';

const TEXT = { type: 10, content: 'text' };
const BUTTON = { type: 2, style: 2, label: 'Edit', custom_id: 'v1:edit' };
const PICTURE = { media: { url: 'attachment://chart-1.png' }, description: 'a chart' };
const INPUT = {
  type: 18,
  label: 'Users',
  component: { type: 4, custom_id: 'users', style: 1, value: '1', required: false },
};

function message(...components: readonly object[]): object {
  return { flags: 32_768, components: [{ type: 17, components }], allowed_mentions: { parse: [] } };
}

function row(count: number): object {
  const components = Array.from({ length: count }, (_, at) => ({ ...BUTTON, custom_id: `${at}` }));
  return { type: 1, components };
}

function modal(components: readonly object[], more: object = {}): object {
  return { custom_id: 'v1:edit', title: 'Edit', components, ...more };
}

describe('faultsOf', () => {
  it('takes what Discord takes, up to its limits', () => {
    const { content } = { content: 'x'.repeat(4_000) };
    expect(faultsOf(message({ type: 10, content }, row(5), { type: 12, items: [PICTURE] }))).toEqual([]);
    expect(faultsOf(message(...Array(39).fill(TEXT)))).toEqual([]);
    expect(faultsOf({ content: 'x'.repeat(2_000), flags: 4, allowed_mentions: { parse: [] } })).toEqual([]);
  });

  it.each<[string, object]>([
    ['41 components', message(...Array(40).fill(TEXT))],
    ['4001 characters', message({ ...TEXT, content: 'x'.repeat(4_000) }, { ...TEXT, content: 'x' })],
    ['a row of 6', message(row(6))],
    ['a row of 0', message(row(0))],
    ['button.label of 81', message({ type: 1, components: [{ ...BUTTON, label: 'x'.repeat(81) }] })],
    [
      'button.custom_id of 101',
      message({ type: 1, components: [{ ...BUTTON, custom_id: 'x'.repeat(101) }] }),
    ],
    ['the same custom_id twice', message({ type: 1, components: [BUTTON, BUTTON] })],
    ['is blank', message({ ...TEXT, content: ' \u200b' })],
    ['half of a character', message({ ...TEXT, content: '\ud83d' })],
    ['description of 1025', message({ type: 12, items: [{ ...PICTURE, description: 'x'.repeat(1_025) }] })],
    [
      'url of another kind',
      message({ type: 1, components: [{ type: 2, style: 5, label: 'a', url: 'a://b' }] }),
    ],
    ['type 4', message({ type: 4 })],
    ['in container', message(BUTTON)],
    ['content beside', { ...message(TEXT), content: 'text' }],
    ['without the flag', { ...message(TEXT), flags: 0 }],
    ['pings', { ...message(TEXT), allowed_mentions: { parse: ['everyone'] } }],
    ['content of 2001', { content: 'x'.repeat(2_001), flags: 4, allowed_mentions: { parse: [] } }],
    ['with embeds', { ...message(TEXT), embeds: [] }],
  ])('finds %s', (fault, payload) => {
    expect(faultsOf(payload).join()).toContain(fault);
  });
});

describe('modalFaults', () => {
  it('takes what Discord takes', () => {
    expect(modalFaults(modal([INPUT]))).toEqual([]);
  });

  it.each<[string, object]>([
    ['0 inputs', modal([])],
    ['6 inputs', modal(Array(6).fill(INPUT))],
    ['modal.title of 46', modal([INPUT], { title: 'x'.repeat(46) })],
    ['label of 46', modal([{ ...INPUT, label: 'x'.repeat(46) }])],
    ['description of 101', modal([{ ...INPUT, description: 'x'.repeat(101) }])],
    ['value too long', modal([{ ...INPUT, component: { ...INPUT.component, value: 'x'.repeat(4_001) } }])],
    ['the same custom_id twice', modal([INPUT, INPUT])],
    ['not a labelled input', modal([{ ...INPUT, type: 1 }])],
  ])('finds %s', (fault, payload) => {
    expect(modalFaults(payload).join()).toContain(fault);
  });
});
