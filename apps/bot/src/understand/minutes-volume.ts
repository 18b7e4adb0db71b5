import { divide, exact } from '@tollkeeper/pricing';
import type { Fact, FactName } from './fact.ts';
import { factFrom } from './fact-of.ts';
import { type Calendar, type Flow, monthly, scaledBy, type Thing, type Volume, volumeOf } from './flow.ts';
import {
  chainNote,
  mainVolume,
  measuresBehind,
  peopleAlone,
  together,
  type VolumeFacts,
  type Volumes,
  wordsOf,
} from './main-volume.ts';
import type { Measure } from './measure.ts';
import type { Amount } from './token.ts';

/** Conversations and their minutes, or the minutes of a month. */
export function spoken(volumes: Volumes): VolumeFacts {
  const { flows, calendar } = volumes;
  const length = flows.find(
    (flow) => flow.of === 'duration' && flow.period === undefined && isOf(flow, 'session'),
  );
  const calls = mainVolume('session', 'voice', volumes);
  if (length !== undefined) {
    return together(calls, {
      facts: [inMinutes('minutesPerSession', length.amount, { words: length.measure.words })],
      used: [length.measure],
    });
  }
  const minutes = minutesOf(flows, calendar);
  if (minutes === undefined) return calls;
  const total = inMinutes('sessionMinutesPerMonth', minutes.amount, minutes.said);
  return together({ facts: [...minutes.users, total], used: minutes.used });
}

/** Minutes of audio, or recordings and their minutes. */
export function recorded(volumes: Volumes): VolumeFacts {
  const { flows, calendar } = volumes;
  const minutes = minutesOf(flows, calendar);
  if (minutes !== undefined && minutes.volume.flows.length < 2) {
    return {
      facts: [...minutes.users, inMinutes('audioMinutesPerMonth', minutes.amount, minutes.said)],
      used: minutes.used,
    };
  }
  const length = flows.find(({ of, period }) => of === 'duration' && period === undefined);
  const thing = flows.find(
    ({ of, period }) => period !== undefined && (of === 'session' || of.startsWith('item:')),
  )?.of;
  const volume = thing === undefined ? undefined : volumeOf(thing, flows);
  const recordings = volume === undefined || volume.open.length > 0 ? undefined : monthly(volume, calendar);
  if (length !== undefined && recordings !== undefined && volume !== undefined) {
    const note = recordings.note === undefined ? {} : { note: recordings.note };
    return {
      facts: [
        factFrom('recordingsPerMonth', recordings.amount, { words: wordsOf(volume), ...note }),
        inMinutes('minutesPerRecording', length.amount, { words: length.measure.words }),
      ],
      used: [...measuresBehind(volume), length.measure],
    };
  }
  if (minutes === undefined) return once(flows) ?? peopleAlone(flows);
  return {
    facts: [...minutes.users, inMinutes('audioMinutesPerMonth', minutes.amount, minutes.said)],
    used: minutes.used,
  };
}

/** "Transcribe 300 hours": all that there is, with nothing that it is the length of. */
function once(flows: readonly Flow[]): VolumeFacts | undefined {
  const [only, ...others] = flows;
  const isAll = only?.of === 'duration' && only.per.length === 0 && only.period === undefined;
  const isLength = only?.measure.preceded === 'of' || (only?.measure.per.length ?? 0) > 0;
  if (only === undefined || !isAll || isLength || others.length > 0) return undefined;
  return {
    facts: [inMinutes('audioMinutes', only.amount, { words: only.measure.words })],
    used: [only.measure],
  };
}

/** A length without "per", or per one of what is made. */
export function isOf({ per }: Flow, thing: Thing): boolean {
  return per.every((each) => each === thing || each.startsWith('item:'));
}

function minutesOf(
  flows: readonly Flow[],
  calendar: Calendar,
):
  | {
      amount: Amount;
      said: Pick<Fact, 'words' | 'note'>;
      users: readonly Fact[];
      used: readonly Measure[];
      volume: Volume;
    }
  | undefined {
  const volume = volumeOf('duration', flows);
  const total = volume === undefined || volume.open.length > 0 ? undefined : monthly(volume, calendar);
  if (volume === undefined || total === undefined) return undefined;
  const people = volume.flows.find(({ of, per }) => of === 'user' && per.length === 0);
  const note = [total.note, chainNote(volume)].filter((each) => each !== undefined).join(', ');
  return {
    amount: total.amount,
    said: { words: wordsOf(volume), ...(note === '' ? {} : { note }) },
    users: people === undefined ? [] : [factFrom('users', people.amount, { words: people.measure.words })],
    used: measuresBehind(volume),
    volume,
  };
}

function inMinutes(name: FactName, seconds: Amount, said: Pick<Fact, 'words' | 'note'>): Fact {
  return factFrom(name, scaledBy(seconds, divide(exact(1), exact(60))), said);
}
