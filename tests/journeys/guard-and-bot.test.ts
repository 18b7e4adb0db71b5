import { guardAndBotJourney } from './guard-and-bot-journey.ts';
import { inFile } from './store-places.ts';

guardAndBotJourney('in a file', inFile);
