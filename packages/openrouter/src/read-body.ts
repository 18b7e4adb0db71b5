/** The text of a response, or that it is longer than `limit` bytes; reading stops as soon as that is known. */
export type ReadBody = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-long' };

/** Reads a body while counting its bytes after decompression, so that no answer can fill the memory. */
export async function readBody(response: Response, limit: number): Promise<ReadBody> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream, and with it the download.
    if (bytes > limit) return { kind: 'too-long' };
    text += decoder.decode(chunk, { stream: true });
  }
  return { kind: 'text', text: text + decoder.decode() };
}
