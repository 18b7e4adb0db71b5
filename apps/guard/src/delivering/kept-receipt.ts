import { parseReceipt, type Receipt } from '../channels/receipt.ts';

/** A receipt as the outbox keeps it, with how many notifications the message told. */
export type KeptReceipt = { readonly receipt: Receipt; readonly tells: number };

/** Writes a receipt for the rows of a message; every one of them gets the same. */
export function keptReceiptText({ receipt, tells }: KeptReceipt): string {
  return JSON.stringify(tells === 1 ? receipt : { ...receipt, tells });
}

/** Reads what `keptReceiptText` wrote; `undefined` where it is no receipt. */
export function parseKeptReceipt(text: string): KeptReceipt | undefined {
  try {
    const { tells = 1, ...rest } = JSON.parse(text) as { readonly tells?: unknown };
    const receipt = parseReceipt(JSON.stringify(rest));
    return receipt === undefined || typeof tells !== 'number' ? undefined : { receipt, tells };
  } catch {
    return undefined;
  }
}
