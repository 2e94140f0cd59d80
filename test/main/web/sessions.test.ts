import { expect, test } from 'vitest';
import { createSessions } from '../../../src/main/web/sessions';

test('a code is good once, its session for as long as the host runs', () => {
  const sessions = createSessions(4310);
  const code = sessions.newCode();
  const cookie = sessions.redeem(code);
  expect(cookie).toMatch(/^tierwise-4310=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  expect(sessions.redeem(code)).toBeUndefined();
  const pair = cookie?.split(';')[0] ?? '';
  expect(sessions.knows(pair)).toBe(true);
  expect(sessions.knows(`other=1; ${pair}; more=2`)).toBe(true);
  expect(createSessions(4310).knows(pair)).toBe(false);
});

test('a new code ends an unused one, and ends no session', () => {
  const sessions = createSessions(1);
  const pair = sessions.redeem(sessions.newCode())?.split(';')[0];
  const unused = sessions.newCode();
  const second = sessions.newCode();
  expect(sessions.redeem(unused)).toBeUndefined();
  expect(sessions.redeem(second)).toBeDefined();
  expect(sessions.knows(pair)).toBe(true);
});

test('nothing else opens', () => {
  const sessions = createSessions(1);
  const code = sessions.newCode();
  const wrong = [undefined, null, '', code.slice(1), `${code}x`, [code], { code }, 'A'.repeat(43)];
  expect(wrong.map((value) => sessions.redeem(value))).toEqual(wrong.map(() => undefined));
  const cookies = [
    undefined,
    '',
    'tierwise-1=',
    `tierwise-1=${code}`,
    `tierwise-2=${code}`,
    'tierwise-1',
  ];
  expect(cookies.map((cookie) => sessions.knows(cookie))).toEqual(cookies.map(() => false));
  expect(sessions.redeem(code)).toBeDefined();
});
