import { expect, test } from 'vitest';
import { dismissNotice, notify, useNotices } from '../../../src/renderer/stores/notices';

test('one notice is shown at a time, and all of them can be read again, the newest first', () => {
  notify('First');
  notify('Second', { tone: 'problem' });
  expect(useNotices.getState().shown?.text).toBe('Second');
  expect(useNotices.getState().log.map(({ text }) => text)).toEqual(['Second', 'First']);
});

test('dismissing an older notice leaves the newer one, and the log keeps both', () => {
  notify('Third');
  const [, older] = useNotices.getState().log;
  dismissNotice(older?.id ?? -1);
  expect(useNotices.getState().shown?.text).toBe('Third');
  dismissNotice(useNotices.getState().shown?.id ?? -1);
  expect(useNotices.getState().shown).toBeUndefined();
  expect(useNotices.getState().log).toHaveLength(3);
});
