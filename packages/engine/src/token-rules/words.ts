import { divide, exact, multiply, type Ratio } from '@tollkeeper/pricing';

/** Four characters of English make a token. Source: OpenAI help, what are tokens, 2026-09. */
export const CHARACTERS_PER_TOKEN: Ratio = exact('4');

/** A hundred tokens are about 75 English words. Source: OpenAI help, what are tokens, 2026-09. */
export const WORDS_PER_TOKEN: Ratio = exact('0.75');

/** An English word is about five letters and a space. Source: P. Norvig, English letter frequency counts, 2013 (4.79 letters). */
const CHARACTERS_PER_WORD: Ratio = exact('6');

/** People speak about 150 English words a minute. Source: National Center for Voice and Speech, voice qualities. */
const WORDS_SPOKEN_PER_MINUTE: Ratio = exact('150');

/** A page of plain text, single-spaced, is about 500 words: a printer's rule of thumb. */
export const WORDS_PER_PAGE: Ratio = exact('500');

/** A minute of speech is 150 words × 6 characters = 900 characters, as services paid by the character count it. */
export const CHARACTERS_SPOKEN_PER_MINUTE: Ratio = multiply(WORDS_SPOKEN_PER_MINUTE, CHARACTERS_PER_WORD);

/** The transcript of a minute of speech is 150 words ÷ 0.75 = 200 tokens. */
export const TOKENS_SPOKEN_PER_MINUTE: Ratio = divide(WORDS_SPOKEN_PER_MINUTE, WORDS_PER_TOKEN);
