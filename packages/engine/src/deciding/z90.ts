import { exact } from '@tollkeeper/pricing';

/** 10% of a normal distribution lie beyond this many standard deviations, to the digits that are shown to people. */
export const Z90 = exact('1.2816');
