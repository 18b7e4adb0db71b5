import { over } from './amount.ts';
import { factFrom } from './fact-of.ts';
import { monthly, volumeOf } from './flow.ts';
import { mainVolume, short, together, type VolumeFacts, type Volumes } from './main-volume.ts';
import { isOf } from './minutes-volume.ts';

/** Clips and their seconds; footage of so many minutes is cut into clips of their length. */
export function clips(volumes: Volumes): VolumeFacts {
  const { flows, calendar } = volumes;
  const length = flows.find(
    (flow) => flow.of === 'duration' && flow.period === undefined && isOf(flow, 'result'),
  );
  const seconds =
    length === undefined ? [] : [factFrom('secondsPerClip', length.amount, { words: length.measure.words })];
  const counted = mainVolume('result', 'video', volumes);
  const footage = flows.find(({ of, period }) => of === 'duration' && period !== undefined);
  const whole =
    footage === undefined
      ? undefined
      : volumeOf('duration', [footage, ...flows.filter(({ of }) => of !== 'duration')]);
  const total = whole === undefined ? undefined : monthly(whole, calendar);
  const lengths = { facts: seconds, used: length === undefined ? [] : [length.measure] };
  if (counted.facts.length > 0 || total === undefined || length === undefined || footage === undefined)
    return together(counted, lengths);
  const note = `${short(total.amount.value)} seconds of footage in clips of ${short(length.amount.value)} seconds`;
  const fact = factFrom('acceptedClipsPerMonth', over(total.amount, length.amount), {
    words: footage.measure.words,
    note,
  });
  return together({ facts: [fact], used: [footage.measure] }, lengths);
}
