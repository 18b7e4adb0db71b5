import { describe } from 'vitest';

import { chatContract } from './chat-contract.ts';
import { discordDriver } from './discord-driver.ts';

describe('a chat on Discord', () => chatContract(discordDriver, true));
