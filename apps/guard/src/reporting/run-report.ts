import { renderPlainText } from '@tollkeeper/cards';
import { maskSecrets } from '@tollkeeper/pricing';

import { parseGuardFile } from '../configuration/guard-file.ts';
import { sentencesOf } from '../configuration/parse-settings.ts';
import { variablesOf } from '../configuration/variables.ts';
import { readText } from '../read-text.ts';
import { check } from './check/check.ts';
import { wholeDigest } from './digest-job.ts';
import { type Report, type Reported, type ReportProcess, report } from './open-report.ts';
import { proofOf } from './proof.ts';
import { addsUp, proofCard } from './proof-card.ts';
import { replay } from './replay.ts';
import { replayCard } from './replay-card.ts';
import { replayJson } from './replay-json.ts';
import type { ReportCommand } from './report-command.ts';
import { guardStatus } from './status.ts';
import { statusCard } from './status-card.ts';
import { statusJson } from './status-json.ts';

/** Makes the report that was asked for, prints it and ends with its exit code. */
export function runReport(command: ReportCommand, process: ReportProcess): Promise<Reported> {
  switch (command.kind) {
    case 'status':
      return report(process, async (books) => {
        const status = await guardStatus(books);
        return { text: command.isJson ? masked(statusJson(status)) : printed(statusCard(status)), status: 0 };
      });
    case 'check':
      return checked(process);
    case 'digest':
      return report(process, async ({ settings: { channels, openrouter }, store, now }) => {
        const { card, lost } = await wholeDigest(
          { channels, store },
          { span: command.span, due: now, at: now, awaitsDays: openrouter.management !== undefined },
        );
        return { text: printed(card), status: lost.length === 0 ? 0 : 1 };
      });
    case 'prove':
      return prove(command.shortId, process);
    case 'replay':
      return replayed(command, process);
  }
}

async function checked(process: ReportProcess): Promise<Reported> {
  const found = await check(process);
  if (found.kind === 'refused') return { status: 2, problems: found.problems };
  process.print(`${printed(found.card)}\n`);
  return { status: found.status, problems: [] };
}

function prove(shortId: string, process: ReportProcess): Promise<Reported> {
  return report(process, async ({ store, settings: { rules, channels } }): Promise<Report> => {
    const proof = await proofOf(shortId, { store, rules, channels });
    if (proof !== undefined) return { text: printed(proofCard(proof)), status: addsUp(proof) ? 0 : 1 };
    const open = (await store.incidents.open()).map((each) => `#${each.shortId}`);
    const known = open.length === 0 ? 'No alert is open.' : `Open are ${open.join(', ')}.`;
    return { text: masked(`No alert was ever called "${shortId}". ${known}`), status: 2 };
  });
}

async function replayed(
  command: Extract<ReportCommand, { readonly kind: 'replay' }>,
  process: ReportProcess,
): Promise<Reported> {
  const file = await readText(command.rules, '--rules');
  if (file.kind === 'refused') return { status: 2, problems: [file.problem] };
  // Of the file only the rules and the reminders matter: it may be tried where the tokens of its channels are not.
  const parsed = parseGuardFile(file.text, {
    variables: variablesOf(process.environment, () => undefined),
    isNeeded: false,
  });
  if (parsed.kind === 'refused') {
    return { status: 2, problems: sentencesOf(file, parsed.problems) };
  }
  return report(process, async ({ store, now }): Promise<Report> => {
    const { from, until } = command;
    const asked = { now, ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
    const result = await replay(store, parsed.file, asked);
    return { text: command.isJson ? masked(replayJson(result)) : printed(replayCard(result)), status: 0 };
  });
}

/** Names come from outside, and somebody may have named a key after itself. */
function printed(card: Parameters<typeof renderPlainText>[0]): string {
  return masked(renderPlainText(card, COLUMNS));
}

function masked(text: string): string {
  return maskSecrets(text);
}

/** Tables of a report are wide. */
const COLUMNS = 100;
