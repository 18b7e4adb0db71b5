import { describe, expect, it } from 'vitest';

import { startScriptedServer } from '../../channels/testing/scripted-server.ts';
import { heartbeatFindings } from './heartbeat-findings.ts';

describe('heartbeatFindings', () => {
  it('notes that none is set', async () => {
    expect(await heartbeatFindings({ heartbeatUrl: undefined })).toMatchObject([
      { grade: 'note', fix: expect.stringContaining('Set TOLLKEEPER_HEARTBEAT_URL') },
    ]);
  });

  it('says whether its server can be reached, without a beat and without its address', async () => {
    const server = await startScriptedServer();
    const heartbeatUrl = (): string => `${server.url}/ping/planted-secret`;
    expect(await heartbeatFindings({ heartbeatUrl })).toMatchObject([{ grade: 'well' }]);
    expect(server.calls).toEqual([]);
    await server.close();
    const [gone] = await heartbeatFindings({ heartbeatUrl });
    expect(gone?.grade).toBe('wrong');
    expect(gone?.text).toMatch(/cannot be reached, the system says ECONNREFUSED\.$/);
    expect(gone?.text).not.toContain('planted-secret');
  });

  it('tells a server that does not speak TLS under https', async () => {
    const server = await startScriptedServer();
    const heartbeatUrl = (): string => server.url.replace('http:', 'https:');
    expect(await heartbeatFindings({ heartbeatUrl })).toMatchObject([{ grade: 'wrong' }]);
    await server.close();
  });
});
