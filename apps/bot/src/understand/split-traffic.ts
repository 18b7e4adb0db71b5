import type { ModelToken } from './token.ts';

/**
 * Why a message has no figure that sends a share of the work to one model and the rest to another: the price of one
 * of them would stand for both.
 */
export function splitTraffic(text: string, models: readonly ModelToken[]): readonly string[] {
  const parts = models.flatMap(({ start, name }) => {
    const share = SHARE_TO.exec(text.slice(Math.max(0, start - REACH), start))?.[1];
    return share === undefined || /^100\s?%$/.test(share) ? [] : [`"${share}" to ${name}`];
  });
  if (parts.length === 0) return [];
  return [
    `${parts.join(', ')}: a mix of models cannot be estimated from a sentence yet, and one model alone would be the wrong figure.`,
    'Ask for each model with its own part of the requests and add them up, or write both into a scenario file as two workloads: docs/scenario-files.md shows how.',
  ];
}

const REACH = 80;
const SHARE_TO =
  /((?:\d{1,3}(?:\.\d+)?\s?(?:%|percent)|half|(?:a|one|two) (?:thirds?|quarters?|fifths?|tenths?)|the (?:rest|other half|remainder)|rest)) ?(?:(?:of|the|our|its|all|these|those|requests?|traffic|calls?|messages?|queries|questions|load|volume|work|it|them|go|goes|going|routed|sent|run|runs|will|should|would|be|is|are) ){0,6}(?:to|on|onto|via|through|with|by) (?:the )?$/i;
