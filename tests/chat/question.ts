/** What everybody asks here. */
export const QUESTION = 'Sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

/** 6,000 requests: 12M input tokens × $3 = $36.00 and 3M output tokens × $15 = $45.00 per million. */
export const ANSWER = '$81.00 a month';
