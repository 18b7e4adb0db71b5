import { proveJourney } from './prove-journey.ts';
import { inPostgres } from './store-places.ts';

proveJourney('in PostgreSQL', inPostgres);
