import { describe, expect, it } from 'vitest';

import type { Driver, OpenForm } from './driver.ts';
import { QUESTION } from './question.ts';

/** What the buttons of an answer open, and what is made of what is written there. */
export function formRules(chat: () => Driver): void {
  const estimated = () => chat().ask('estimate', QUESTION);

  describe('the forms', () => {
    it('open the numbers, and answer anew with those that were changed', async () => {
      const form = await chat().opens(await estimated(), 'Edit');
      expect(form.values).toMatchObject({ model: 'anthropic/claude-sonnet-4.6', monthly_requests: '6,000' });

      expect(await textOfFilled(form, { monthly_requests: '12,000' })).toContain('$162.00');
    });

    it('say at the field what is wrong, and lose nothing of what was written', async () => {
      const form = await chat().opens(await estimated(), 'Edit');
      const wrong = await form.fill({ monthly_requests: 'plenty', input_tokens: '4,000' });
      if (wrong.kind !== 'wrong') throw new Error(`The form was taken: ${wrong.seen.text}`);
      expect(wrong.errors).toContain('monthly_requests is "plenty", but it must be a number');

      const again = await wrong.again();
      expect(again.values).toMatchObject({ monthly_requests: 'plenty', input_tokens: '4,000' });
      // 6,000 × (4,000 × $3 + 500 × $15) / 1M = $117.00.
      expect(await textOfFilled(again, { monthly_requests: '6000' })).toContain('$117.00');
    });

    it('compare an answer with the models of a form', async () => {
      const form = await chat().opens(await estimated(), 'Compare');
      expect(form.values['models']).toContain('claude-haiku-4.5');
      const wrong = await form.fill({ models: 'no-such-model' });
      if (wrong.kind !== 'wrong') throw new Error(`The form was taken: ${wrong.seen.text}`);
      expect(wrong.errors).toContain('The catalog has no "no-such-model"');

      const text = await textOfFilled(await wrong.again(), { models: 'haiku 4.5' });
      expect(text).toContain('$27.00');
      expect(text).toContain('$81.00');
    });

    it('save an answer as a plan', async () => {
      const form = await chat().opens(await estimated(), 'Save as plan');
      expect(form.values).toEqual({ name: '', month: '2026-11' });
      const wrong = await form.fill({ name: 'by button', month: 'soon' });
      if (wrong.kind !== 'wrong') throw new Error(`The form was taken: ${wrong.seen.text}`);
      expect(wrong.errors).toContain('The month is "soon", but it must be like 2026-12.');

      const again = await wrong.again();
      expect(again.values).toEqual({ name: 'by button', month: 'soon' });
      expect(await textOfFilled(again, { month: '2026-12' })).toMatch(/by button.*\$81\.00/);
      expect((await chat().ask('plan', 'list')).text).toContain('by button');
    });

    it('keep a secret out of answers, the log and the store', async () => {
      const secret = ['sk-or-v1', 'fedcba9876543210fedcba9876543210'].join('-');
      const form = await chat().opens(await estimated(), 'Edit');
      await form.fill({ monthly_requests: secret });
      const compare = await chat().opens(await estimated(), 'Compare');
      await compare.fill({ models: secret });
      const plan = await chat().opens(await estimated(), 'Save as plan');
      await plan.fill({ name: secret });

      const shown = JSON.stringify([...chat().sees('anna'), ...chat().sees('ben')]);
      for (const place of [shown, chat().logged(), await chat().stored()])
        expect(place.includes(secret)).toBe(false);
    });
  });
}

async function textOfFilled(form: OpenForm, values: Readonly<Record<string, string>>): Promise<string> {
  const filled = await form.fill(values);
  if (filled.kind === 'wrong') throw new Error(`The form was not taken: ${filled.errors}`);
  return filled.seen.text;
}
