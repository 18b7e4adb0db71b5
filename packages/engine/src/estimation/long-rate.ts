import type { Rate } from '@tollkeeper/pricing';

/** Whether the rate holds for long prompts only. */
export function isForLong({ condition: { promptOver, promptFrom } }: Rate): boolean {
  return promptOver !== undefined || promptFrom !== undefined;
}
