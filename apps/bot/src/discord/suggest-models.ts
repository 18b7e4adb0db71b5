import type { AutocompleteInteraction } from 'discord.js';

import { modelSuggestions } from '../commands/model-suggestions.ts';
import { problemText } from './refusal.ts';
import type { Tools } from './tools.ts';

/** Suggests models while a person types one; Discord forgets what comes after three seconds. */
export async function suggestModels(typing: AutocompleteInteraction, { catalog, log }: Tools): Promise<void> {
  try {
    await typing.respond([...modelSuggestions(typing.options.getFocused(), catalog())]);
  } catch (error) {
    log.info({ problem: problemText(error) }, 'No models were suggested on Discord.');
  }
}
