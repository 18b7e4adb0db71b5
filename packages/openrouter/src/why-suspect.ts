import type { Refusal } from '@tollkeeper/engine';

/** Why an answer is not believed. */
export type WhySuspect =
  /** HTML, as Cloudflare and login pages send it. */
  | { readonly kind: 'web-page'; readonly status: number }
  | { readonly kind: 'no-body'; readonly status: number }
  | { readonly kind: 'broken-json'; readonly status: number }
  /** Status 200 with an error in the body. */
  | { readonly kind: 'error-under-200'; readonly refusal: Refusal }
  /** A field that we use is missing or is something else: `data.usage`. */
  | { readonly kind: 'schema'; readonly field: string; readonly expected: string }
  /** Above zero when the server's clock is ahead of ours. */
  | { readonly kind: 'clock'; readonly aheadSeconds: number }
  /** 0 bought and 0 spent, told to a key that is not known to be a management key. */
  | { readonly kind: 'empty-credits' }
  /** The whole account is said to have spent far less than the one key that asks. */
  | { readonly kind: 'credits-below-key' }
  /** No call of the API redirects; the key must not follow. */
  | { readonly kind: 'redirect'; readonly status: number; readonly host: string }
  | { readonly kind: 'too-long'; readonly bytes: number }
  | { readonly kind: 'unasked-304' };

/** Says it for people, as the part of a sentence that follows "the answer is not used:". */
export function suspectText(why: WhySuspect): string {
  switch (why.kind) {
    case 'web-page':
      return `status ${why.status}, but a web page instead of JSON`;
    case 'no-body':
      return `status ${why.status}, but no body`;
    case 'broken-json':
      return `status ${why.status}, but JSON that is cut short or broken`;
    case 'error-under-200':
      return `status 200 with error ${errorStatus(why.refusal) ?? why.refusal.code ?? 'unknown'}: ${why.refusal.message.slice(0, LONGEST_MESSAGE)}`;
    case 'schema':
      return `${why.field} is not ${why.expected}`;
    case 'clock':
      return `the server's clock is ${Math.abs(why.aheadSeconds)} s ${why.aheadSeconds > 0 ? 'ahead of' : 'behind'} ours; set the clock of this machine`;
    case 'empty-credits':
      return '0 credits bought and 0 spent, which an ordinary key can be told whatever the account holds';
    case 'credits-below-key':
      return 'the account is said to have spent less than half of what this one key spent';
    case 'redirect':
      return `status ${why.status} leads to ${why.host}, where no key is sent`;
    case 'too-long':
      return `the answer is longer than ${why.bytes} bytes`;
    case 'unasked-304':
      return 'status 304 to a request without a condition';
  }
}

/** The status of an error that came under 200: its own code, which gateways also write as a text. */
export function errorStatus({ status, code }: Refusal): number | undefined {
  const number = status ?? Number(code);
  return Number.isInteger(number) && number >= 400 && number < 600 ? number : undefined;
}

const LONGEST_MESSAGE = 200;
