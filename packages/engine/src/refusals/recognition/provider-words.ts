/** Words by which providers say that an account with them is out of money. */
export const OUT_OF_FUNDS =
  /insufficient[ _](?:account )?(?:balance|funds|quota|credits?)|exceeded your current quota|credit balance is too low|billing_hard_limit|payment[ _]required|\barrears\b|余额不足|欠费/i;

/** Google words a quota of requests as OpenAI words a lack of money. */
export const GOOGLE_QUOTA = /RESOURCE_EXHAUSTED|quota exceeded for metric/i;

/** Words by which providers say that too many requests came. */
export const TOO_MANY =
  /rate.?limit|too many requests|resource.?exhausted|quota|retry shortly|request limit/i;
