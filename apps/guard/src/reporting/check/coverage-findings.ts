import { moneyText } from '@tollkeeper/cards';
import type { KeyEntry } from '@tollkeeper/openrouter';
import { type Money, NOTHING, usd } from '@tollkeeper/pricing';

import { counted } from '../counted.ts';
import { type Finding, note, well, wrong } from './finding.ts';
import { type Listing, type Probe, whyNot } from './probe.ts';

/** Says what is watched, and what is not: balance, workspaces, keys without limits, spending of unlisted keys. */
export function coverageFindings(probe: Probe): readonly Finding[] {
  return [
    balanceFinding(probe),
    ...probe.listings.flatMap(listingFindings),
    ...workspaceFindings(probe),
    ...unlimitedFindings(probe),
    ...unlistedFindings(probe),
  ];
}

/** Every key that was listed, and the ordinary one. */
export function knownKeys({ listings, given }: Probe): readonly KeyEntry[] {
  const listed = listings.flatMap(({ asked }) => (asked.kind === 'ok' ? asked.value.keys : []));
  const own = given.flatMap(({ asked }) =>
    asked.kind === 'ok' && asked.value.kind !== 'management' ? [asked.value] : [],
  );
  return [...listed, ...own];
}

function balanceFinding({ credits }: Probe): Finding {
  if (credits.kind === 'ok') {
    const { totalCredits, totalSpent } = credits.value;
    return well(`The balance is known: ${moneyText((totalCredits - totalSpent) as Money)}.`);
  }
  const text = `The balance is not known: ${whyNot(credits)}.`;
  return credits.kind === 'needs-key' || credits.kind === 'unavailable'
    ? note(text)
    : wrong(text, 'Check again in a minute; where it stays so, look at https://status.openrouter.ai.');
}

function listingFindings({ workspace, asked }: Listing): readonly Finding[] {
  const where = workspace === undefined ? 'the default workspace' : `the workspace ${workspace}`;
  if (asked.kind === 'needs-key') return [];
  if (asked.kind !== 'ok') {
    const fix =
      workspace === undefined
        ? 'Check again in a minute.'
        : 'Check its id under "workspaces" in guard.yaml, and that the management key may see it.';
    return [wrong(`The keys of ${where} were not listed: ${whyNot(asked)}.`, fix)];
  }
  const { keys, unread, isComplete } = asked.value;
  return [
    well(`${counted(keys.length, 'key')} of ${where} ${keys.length === 1 ? 'is' : 'are'} watched.`),
    ...(unread.length === 0 ? [] : [note(`${counted(unread.length, 'key')} of ${where} cannot be read.`)]),
    ...(isComplete ? [] : [note(`The list of ${where} was not whole: keys may be missing.`)]),
  ];
}

/** Only keys of a workspace say that it exists: there is no list of workspaces that every management key may see. */
function workspaceFindings(probe: Probe): readonly Finding[] {
  const { listings, given } = probe;
  const watched = new Set<string | undefined>(
    listings.flatMap(({ workspace, asked }) => [
      workspace,
      ...(asked.kind === 'ok' ? asked.value.keys.map((key) => key.workspaceId?.toLowerCase()) : []),
    ]),
  );
  return given.flatMap(({ variable, asked }) => {
    const id = asked.kind === 'ok' ? asked.value.workspaceId?.toLowerCase() : undefined;
    if (id === undefined || watched.has(id) || !listings.some((each) => each.asked.kind === 'ok')) return [];
    return [
      wrong(
        `${variable} is of the workspace ${id}, whose other keys are not watched.`,
        `Add ${id} under "workspaces" in guard.yaml.`,
      ),
    ];
  });
}

function unlimitedFindings(probe: Probe): readonly Finding[] {
  const names = [
    ...new Set(
      knownKeys(probe)
        .filter(({ reading }) => reading.limit === undefined && reading.disabled !== true)
        .map(({ reading }) => `"${reading.subject.name}"`),
    ),
  ];
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_NAMED).join(', ');
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return [
    note(
      `${counted(names.length, 'key')} without a limit: ${shown}${more}. Only the balance stops ${names.length === 1 ? 'it' : 'them'}.`,
      'A limit at https://openrouter.ai/settings/keys keeps one key from spending everything.',
    ),
  ];
}

/** What the account has spent and no listed key has: deleted keys, chats on the site, or other workspaces. */
function unlistedFindings({ credits, listings }: Probe): readonly Finding[] {
  const listed = listings.flatMap(({ asked }) => (asked.kind === 'ok' ? asked.value.keys : []));
  if (credits.kind !== 'ok' || listed.length === 0) return [];
  const byKey = new Map(listed.map(({ reading }) => [reading.subject.id, reading.spent.allTime]));
  const sum = [...byKey.values()].reduce<Money>((total, each) => (total + each) as Money, NOTHING);
  const rest = (credits.value.totalSpent - sum) as Money;
  if (rest < LEAST_UNLISTED || rest * 20n < credits.value.totalSpent) return [];
  return [
    note(
      `${moneyText(rest)} of the ${moneyText(credits.value.totalSpent)} that were ever spent belong to no key that is listed: to deleted keys, or to workspaces that are not watched.`,
      'Where there are other workspaces, add their ids under "workspaces" in guard.yaml.',
    ),
  ];
}

const MOST_NAMED = 5;
const LEAST_UNLISTED = usd('1');
