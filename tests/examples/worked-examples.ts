import { readdirSync, readFileSync } from 'node:fs';

import { estimateCard, renderMarkdown } from '@tollkeeper/cards';
import { estimate, rangeOf } from '@tollkeeper/engine';
import { parseScenarioFile } from '@tollkeeper/engine/scenario-file';
import { bundledCatalog } from '@tollkeeper/pricing';

/** The page of worked examples: every scenario file under docs/examples, and what it comes to at the bundled prices. */
export function workedExamples(): string {
  const catalog = bundledCatalog();
  const sections = readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, EXAMPLES), 'utf8');
      const parsed = parseScenarioFile(text, catalog);
      if (parsed.kind === 'refused') throw new Error(`${name}: ${JSON.stringify(parsed.problems)}`);
      const { scenario } = parsed;
      const card = estimateCard(
        estimate(scenario, catalog, MADE_ON),
        rangeOf(scenario, { catalog, today: MADE_ON }),
      );
      const result = renderMarkdown(card).replace(/^#/gm, '##');
      return [`## ${name.replace('.yaml', '')}`, `[${name}](examples/${name})`, fenced(text), result].join(
        '\n\n',
      );
    });
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}

export const WORKED_EXAMPLES_PAGE = new URL('../../docs/worked-examples.md', import.meta.url);

function fenced(text: string): string {
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}

const EXAMPLES = new URL('../../docs/examples/', import.meta.url);
const MADE_ON = '2026-11-21';

const HEAD = `# Worked examples

One scenario file for each kind of work, and its estimate at the bundled prices on ${MADE_ON}. The figures are written by
\`npx pnpm examples\`, and a test holds this page to them. \`npx pnpm -s tollkeeper estimate docs/examples/text.yaml\`
gives the same in the terminal.`;
