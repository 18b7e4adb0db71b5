export { looksLikeRefusal } from './looks-like-refusal.ts';
export { type BesideText, refusalFrom } from './refusal-text.ts';
