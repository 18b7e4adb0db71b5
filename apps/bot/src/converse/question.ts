import type { Missing } from './scenario-of-brief.ts';

/** Asks for everything that is missing in one question, with an answer to copy. */
export function questionFor(missing: readonly Missing[]): string {
  const asked = missing.map((each) => QUESTIONS[each]);
  const example = missing.map((each) => EXAMPLES[each]).join(', ');
  return `${capitalised(joined(asked))}? For example: "${example}".`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const QUESTIONS: Readonly<Record<Missing, string>> = {
  model: 'which model, or which prices',
  requests: 'how many requests in a month',
  tasks: 'how many tasks in a month',
  images: 'how many accepted images in a month',
  tokens: 'how many tokens in and out each time',
  'image price': 'what does one generation cost',
  'calls per task': 'how many model calls does one task take',
  context: 'how many tokens of context does one call send',
};

const EXAMPLES: Readonly<Record<Missing, string>> = {
  model: 'Sonnet 4.6',
  requests: '6,000 requests a month',
  tasks: '400 tasks a month',
  images: '1,000 accepted images a month',
  tokens: '2,000 in and 500 out',
  'image price': '$0.04 per generation',
  'calls per task': '12 calls per task',
  context: '30k context per call',
};
