import { once } from 'node:events';
import { argv } from 'node:process';

import { sweepingGuard } from './sweeping-guard.ts';

// One of several guards on a database: it sweeps when told to, and says which targets it had.

const [url = '', keys = '', workspaces = ''] = argv.slice(2);
const guard = await sweepingGuard({ url }, Number(keys), workspaces.split(','));
process.send?.('ready');
await once(process, 'message');
const claims: string[] = [];
let [subjects, notifications] = [0, 0];
for (;;) {
  const ticked = await guard.tick((id) => void claims.push(id));
  if (ticked.jobs === 0) break;
  subjects += ticked.subjects;
  notifications += ticked.notifications;
}
process.send?.({ claims, subjects, notifications });
await guard.store.close();
process.disconnect();
