import type { Catalog } from '@tollkeeper/pricing';

import { understand } from '../understand/understand.ts';
import type { Conversation } from './conversation.ts';

/**
 * The message whose "1.000" was asked about, with the number that the answer says it is: "1000", "1,000" or "1".
 * Any other message is as it was typed.
 */
export function withSettledDot(answer: string, { unclear }: Conversation, catalog: Catalog): string {
  const said = BARE.exec(answer.replace(THOUSAND, '1000'));
  if (unclear === undefined || said === null) return answer;
  const [digits = '', behind = ''] = [said[1]?.replace(/[,' ]/g, ''), said[2]?.trim()];
  // "1000 requests a month" repeats what was written behind it.
  if (behind !== '' && !unclear.includes(behind)) return answer;
  const numbers = understand(unclear, catalog).unclear ?? [];
  const isThousand = numbers.some((written) => digits === written.replaceAll('.', ''));
  const isOne = numbers.some((written) => Number(digits) === Number(written));
  if (isThousand === isOne) return answer;
  return numbers.reduce(
    (text, written) =>
      text.replace(written, isThousand ? written.replaceAll('.', '') : String(Number(written))),
    unclear,
  );
}

const BARE = /^\s*(\d{1,3}(?:[,' ]\d{3})+|\d+(?:\.\d{1,2})?)(?!\d|\.\d)([^\d]{0,60}?)[.!]?\s*$/;
/** "The thousand", "one thousand". */
const THOUSAND = /^\W*(?:(?:the|a|one) )?thousand(?=\W*$)/i;
