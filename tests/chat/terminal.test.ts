import { describe } from 'vitest';

import { chatContract } from './chat-contract.ts';
import { terminalDriver } from './terminal-driver.ts';

describe('a chat in the terminal', () => chatContract(terminalDriver, false));
