import { crashContract } from '../contract/crash-contract.ts';
import { guardProcessesContract } from '../contract/guard-processes-contract.ts';
import { newDatabase } from '../contract/new-database.ts';
import { processesContract } from '../contract/processes-contract.ts';

processesContract('in PostgreSQL', newDatabase);
guardProcessesContract('in PostgreSQL', newDatabase);
crashContract('in PostgreSQL', newDatabase);
