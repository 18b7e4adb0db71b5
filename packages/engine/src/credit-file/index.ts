/** The side door for credits.yaml: what a person says about purchases, because OpenRouter has no address for it. */
export { type ParsedCreditFile, parseCreditFile } from './parse-credit-file.ts';
