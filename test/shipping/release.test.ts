import { describe, expect, it } from 'vitest';
import { auditProblems, judged, lockHashes } from '../../scripts/shipping/audit.mjs';
import { ELECTRON } from '../../scripts/shipping/electron.mjs';
import { releaseProblems } from '../../scripts/shipping/release.mjs';

const today = ELECTRON.newest.read;
const sound = { date: today, locks: lockHashes(), refusing: [], noted: [], signatures: true };
const env = { TIERWISE_HOMEPAGE: 'https://a.example', TIERWISE_MAINTAINER: 'A <a@a.example>' };
const ready = { today, binary: '/opt/electron', audit: sound, changes: '', env };

describe('a release', () => {
  it('is made of a clean clone with an Electron that is here and an audit of these lock files', () => {
    expect(releaseProblems(ready)).toEqual([]);
  });

  it.each([
    ['no audit', { audit: undefined }],
    ['an advisory', { audit: { ...sound, refusing: ['high: zod (node_modules/zod)'] } }],
    ['an audit of other lock files', { audit: { ...sound, locks: { 'package-lock.json': 'x' } } }],
    ['an old audit', { audit: { ...sound, date: '2020-01-01' } }],
    ['signatures that nobody verified', { audit: { ...sound, signatures: false } }],
    ['no address of ours', { env: { ...env, TIERWISE_HOMEPAGE: 'a.example' } }],
    ['nobody to write to', { env: { ...env, TIERWISE_MAINTAINER: 'A' } }],
    ['no Electron to look into', { binary: undefined }],
    ['a change that is not committed', { changes: ' M package.json' }],
  ])('is refused for %s', (_, change) => {
    expect(releaseProblems({ ...ready, ...change })).toHaveLength(1);
  });
});

describe('the answer of the registry', () => {
  const vulnerability = (name: string, severity: string) => ({
    [name]: { name, severity, nodes: [`node_modules/${name}`] },
  });
  const report = {
    auditReportVersion: 2,
    vulnerabilities: {
      ...vulnerability('zod', 'high'),
      ...vulnerability('electron', 'critical'),
      ...vulnerability('react', 'moderate'),
      ...vulnerability('vitest', 'critical'),
    },
  };

  it('refuses a release for grave advisories in what ships, Electron included', () => {
    const { refusing, noted } = judged(report, ['node_modules/zod', 'node_modules/react']);
    expect(refusing.map((line) => line.split(' ')[1])).toEqual(['zod', 'electron']);
    expect(noted.map((line) => line.split(' ')[1])).toEqual(['react', 'vitest']);
    expect(auditProblems({ ...sound, refusing }, today)).toHaveLength(2);
  });

  it('is never taken for clean where there is none', () => {
    expect(() => judged({ message: '405 Method Not Allowed' }, [])).toThrow('gave no answer');
    expect(() => judged({}, [])).toThrow('gave no answer');
  });
});
