import { guardAndBotJourney } from './guard-and-bot-journey.ts';
import { inPostgres } from './store-places.ts';

guardAndBotJourney('in PostgreSQL', inPostgres);
