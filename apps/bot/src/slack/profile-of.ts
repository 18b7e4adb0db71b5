import type { Profile } from '../requests/request.ts';
import { callFault } from './call-fault.ts';
import type { Slack } from './slack.ts';

/** Asks Slack what somebody is called, and in which time zone they are; where it does not tell, neither is known. */
export async function profileOf({ call, log }: Slack, user: string): Promise<Profile> {
  try {
    const answer = await call('whenever', (web) => web.users.info({ user }), { longest: LONGEST_PAUSE });
    const { profile, real_name: realName, name, tz } = answer.user ?? {};
    const shown = [profile?.display_name, realName, name].find((each) => each !== undefined && each !== '');
    return { ...(shown !== undefined && { name: shown }), ...(tz !== undefined && { timeZone: tz }) };
  } catch (error) {
    log.warn({ error: callFault(error).error }, 'Slack does not tell who somebody is.');
    return {};
  }
}

/** In milliseconds: somebody waits for the answer. */
const LONGEST_PAUSE = 2_500;
