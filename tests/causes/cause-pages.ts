import { diagnosisCard } from '@tollkeeper/cards';
import { type Cause, EXPLANATIONS, type UsualWaiting, type Waiting } from '@tollkeeper/engine';

import { exampleOf } from './cause-examples.ts';

/** The files of docs/causes by name: a page for each cause out of the table that diagnoses, and the index. */
export function causePages(): ReadonlyMap<string, string> {
  const pages = CAUSES.map((cause) => [`${cause}.md`, pageOf(cause)] as const);
  return new Map([...pages, ['README.md', indexPage()]]);
}

export const CAUSES_FOLDER = new URL('../../docs/causes/', import.meta.url);

const CAUSES = Object.keys(EXPLANATIONS) as readonly Cause[];

function pageOf(cause: Cause): string {
  const { says, fixes, doesNotFix, where, source } = EXPLANATIONS[cause];
  const { statuses } = exampleOf(cause);
  const rows = [
    ...(statuses.length === 0 ? [] : [['Status', statuses.join(', ')]]),
    ...fieldsOf(cause),
    ...(where === undefined ? [] : [['Where to click', `<${where}>`]]),
  ];
  return [
    `# ${cause}`,
    says,
    ['| | |', '|---|---|', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n'),
    ...listed('What helps', fixes),
    ...listed('What does not help', doesNotFix),
    '## How it looks',
    ...exampleText(cause),
    '## How this is known',
    source,
    '[All causes](README.md)',
  ]
    .join('\n\n')
    .concat('\n');
}

/** Whose matter it is and whether waiting helps, in the words of the card. */
function fieldsOf(cause: Cause): readonly (readonly string[])[] {
  const { scope, says, waiting, fixes, doesNotFix } = EXPLANATIONS[cause];
  const { sections } = diagnosisCard({
    cause,
    scope,
    says,
    fixes,
    doesNotFix,
    confirmed: true,
    evidence: [],
    waiting: waitingOf(waiting),
    text: '',
  });
  return sections
    .flatMap((section) => (section.kind === 'fields' ? section.fields : []))
    .filter(({ label }) => label !== 'Cause')
    .map(({ label, value }) => [label, value]);
}

function waitingOf(usual: UsualWaiting): Waiting {
  switch (usual) {
    case 'never':
    case 'unknown':
    case 'briefly':
      return { kind: usual };
    case 'reset':
      return { kind: 'until-reset' };
    default:
      return { kind: 'until-reset', period: usual };
  }
}

function listed(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`## ${title}`, items.map((item) => `- ${item}`).join('\n')];
}

function exampleText(cause: Cause): readonly string[] {
  const { body, source, evidence } = exampleOf(cause);
  if (body === undefined) return ['No body of it has been recorded so far.'];
  const from =
    source === undefined
      ? 'Written for the tests, in the known form.'
      : `${KNOWN[evidence ?? ''] ?? 'From'}: ${linked(source)}`;
  return [['```', body, '```'].join('\n'), from];
}

function linked(source: string): string {
  return source.replace(/https:\/\/[^\s)]+/g, '<$&>');
}

function indexPage(): string {
  const scopes = [...new Set(CAUSES.map((cause) => EXPLANATIONS[cause].scope))];
  return [
    '# Why a call was refused',
    `Every cause that Tollkeeper tells apart, ${CAUSES.length} in all. \`npx pnpm -s tollkeeper diagnose\` reads an answer, or any text around it, and names its cause by this table. The status alone is not enough: a 402 or a 403 can be the account, the key, a budget or the provider.`,
    '## By status',
    byStatus(),
    ...scopes.flatMap((scope) => [
      `## ${TITLES[scope]}`,
      causeTable(CAUSES.filter((cause) => EXPLANATIONS[cause].scope === scope)),
    ]),
    'Written by `npx pnpm causes`, from the table that diagnoses and the corpus of errors.',
  ]
    .join('\n\n')
    .concat('\n');
}

function byStatus(): string {
  const met = Map.groupBy(
    CAUSES.flatMap((cause) => exampleOf(cause).statuses.map((status) => ({ status, cause }))),
    ({ status }) => status,
  );
  const rows = [...met]
    .toSorted(([a], [b]) => a - b)
    .map(([status, causes]) => `| ${status} | ${causes.map(({ cause }) => linkTo(cause)).join(', ')} |`);
  return ['| status | what it can be |', '|---|---|', ...rows].join('\n');
}

function causeTable(causes: readonly Cause[]): string {
  const rows = causes
    .map((cause) => ({ cause, statuses: exampleOf(cause).statuses }))
    .toSorted((a, b) => (a.statuses[0] ?? 999) - (b.statuses[0] ?? 999))
    .map(({ cause, statuses }) => {
      const waiting = fieldsOf(cause).at(-1)?.[1] ?? '';
      return `| ${linkTo(cause)} | ${statuses.join(', ')} | ${EXPLANATIONS[cause].says} | ${waiting} |`;
    });
  return ['| cause | status | why | does waiting help? |', '|---|---|---|---|', ...rows].join('\n');
}

function linkTo(cause: Cause): string {
  return `[${cause}](${cause}.md)`;
}

const KNOWN: Readonly<Record<string, string>> = {
  documented: 'As documented',
  probed: 'As recorded',
  wild: 'As somebody met it',
};

const TITLES = {
  account: 'The account that pays',
  key: 'The key',
  member: 'A member of the organisation',
  workspace: 'The workspace',
  request: 'The request',
  provider: 'The provider behind OpenRouter',
  platform: 'OpenRouter itself',
  elsewhere: 'Another service than OpenRouter',
  nobody: 'Not refused at all',
  unknown: 'Not known',
} as const;
