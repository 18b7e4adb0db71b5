import { describe } from 'vitest';

import { chatContract } from './chat-contract.ts';
import { slackDriver } from './slack-driver.ts';

describe('a chat on Slack', () => chatContract(slackDriver, true));
