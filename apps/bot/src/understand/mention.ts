/** What a message mentions without a number: caching without a share, keys of one's own at the provider, OpenRouter's fee on buying credits. */
export type Mention = (typeof MENTIONS)[number];

/** All that can be mentioned so. */
export const MENTIONS = ['caching', 'own-keys', 'fees'] as const;
