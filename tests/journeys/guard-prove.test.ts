import { proveJourney } from './prove-journey.ts';
import { inFile } from './store-places.ts';

proveJourney('in a file', inFile);
