export { looksLikeRefusal } from './looks-like-refusal.ts';
export { refusalOfError } from './refusal-of-error.ts';
export { type BesideText, refusalFrom } from './refusal-text.ts';
