import { plus } from './amount.ts';
import { factFrom } from './fact-of.ts';
import { type Flow, type Thing, type Volume, volumeOf } from './flow.ts';
import { chainNote, measuresBehind, type VolumeFacts, type Volumes, wordsOf } from './main-volume.ts';
import { isMore } from './sums.ts';

/** Calls of one task, through whatever makes them: "3 subagents, each makes 10 calls". */
export function callsPerTask({ flows }: Volumes): VolumeFacts {
  const items = flows.flatMap(({ of }) => (of.startsWith('item:') && of !== 'item:agent' ? [of] : []));
  const stop = ['task', ...items];
  const parts = addedCalls(flows, stop);
  const volume =
    parts.length > 0
      ? sumOf(parts)
      : (volumeOf('request', flows, stop) ?? volumeOf('item:agent', flows, stop));
  if (volume === undefined || volume.period !== undefined || volume.flows[0]?.of !== 'request')
    return { facts: [], used: [] };
  if (volume.open.some((each) => each !== 'task' && !each.startsWith('item:')))
    return { facts: [], used: [] };
  const note = chainNote(volume);
  return {
    facts: [
      factFrom('callsPerTask', volume.amount, {
        words: wordsOf(volume),
        ...(note === undefined ? {} : { note }),
      }),
    ],
    used: measuresBehind(volume),
  };
}

/** "4 calls, and 2 workers that make 8 more each": the calls of each that makes them, where they are said to add up. */
function addedCalls(flows: readonly Flow[], stop: readonly Thing[]): readonly Volume[] {
  const calls = flows.filter(({ of, period }) => of === 'request' && period === undefined);
  const others = flows.filter(({ of }) => of !== 'request');
  const volumes = calls.map((flow) =>
    volumeOf(
      'request',
      [flow, ...others],
      flow.per.includes('item:agent') ? stop.filter((each) => each !== 'item:agent') : stop,
    ),
  );
  const sound = volumes.flatMap((volume) => volume ?? []);
  const total = sound.find((volume) => TOTALLING.has(volume.flows[0]?.measure.preceded ?? ''));
  if (total !== undefined) return [total];
  const isSaid = sound.some((volume) =>
    volume.flows.some(({ measure }) => isMore(measure) || measure.link === 'plus'),
  );
  return isSaid ? sound : [];
}

function sumOf([first, ...rest]: readonly Volume[]): Volume {
  if (first === undefined) throw new Error('A sum has at least one part.');
  return {
    ...first,
    amount: rest.reduce((sofar, { amount }) => plus(sofar, amount), first.amount),
    flows: [first, ...rest].flatMap(({ flows }) => flows),
    open: [...new Set([first, ...rest].flatMap(({ open }) => open))],
  };
}

/** "…, so 25 calls" is what the others come to. */
const TOTALLING = new Set(['so', 'total', 'totalling', 'altogether', 'insgesamt']);
