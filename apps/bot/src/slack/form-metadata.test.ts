import { describe, expect, it } from 'vitest';

import { metadataOf, routeOf } from './form-metadata.ts';

describe('routeOf', () => {
  it('reads the ways back that a form was opened with', () => {
    const route = {
      user: 'U1',
      channel: 'C1',
      thread: '1.2',
      isDirect: false,
      responseUrl: 'https://a.example/r',
    };

    expect(routeOf(metadataOf(route), 'U1')).toEqual(route);
    const { thread, responseUrl, ...bare } = route;
    expect(routeOf(metadataOf(bare), 'U1')).toEqual(bare);
  });

  it.each(['', 'nonsense', '{"channel":7}', 'null'])('finds none in %j', (metadata) => {
    expect(routeOf(metadata, 'U1')).toBeUndefined();
  });
});
