import { afterAll, beforeAll } from 'vitest';

import { badInputRules } from './bad-input-rules.ts';
import { buttonRules } from './button-rules.ts';
import { commandRules, conversationRules } from './command-rules.ts';
import type { Driver, DriverOptions } from './driver.ts';
import { formRules } from './form-rules.ts';
import { guardButtonRules } from './guard-button-rules.ts';
import { guardRules } from './guard-rules.ts';
import { placeRules, settingRules } from './place-rules.ts';

/** What must hold everywhere: the same rules, with the same figures; buttons and places are for chats only. */
export function chatContract(start: (options?: DriverOptions) => Promise<Driver>, isChat: boolean): void {
  let driver: Driver | undefined;
  const chat = (): Driver => {
    if (driver === undefined) throw new Error('The chat has not started.');
    return driver;
  };

  beforeAll(async () => {
    driver = await start();
  });

  afterAll(() => driver?.stop());

  commandRules(chat);
  conversationRules(chat);
  badInputRules(chat);
  if (isChat) {
    buttonRules(chat);
    formRules(chat);
    placeRules(chat);
    settingRules(start);
  }
  // From here on an account is watched.
  guardRules(chat);
  if (isChat) guardButtonRules(chat);
}
