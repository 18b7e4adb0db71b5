/** Fetches without following redirects, and breaks off answers that are longer than `limit` bytes. */
export function boundedFetch(limit: number): typeof fetch {
  return async (input, init) => {
    // The key and the message are for the configured address only.
    const response = await fetch(input, { ...init, redirect: 'error' });
    if (response.body === null) return response;
    let bytes = 0;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > limit) controller.error(new Error(`the answer is longer than ${limit} bytes`));
        else controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counted), { status, statusText, headers });
  };
}
