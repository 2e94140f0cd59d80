import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;
const SECRET = /^[\w-]{43}$/;

export type Sessions = {
  readonly cookieName: string;
  /** A fresh one-time launch code; it replaces one that nobody has used yet. */
  readonly newCode: () => string;
  /** The Set-Cookie value for a code that is good; a code is good once. */
  readonly redeem: (code: unknown) => string | undefined;
  /** Whether the Cookie header carries a session of this run of the host. */
  readonly knows: (cookieHeader: string | undefined) => boolean;
};

/**
 * Who may use the browser host. Only hashes are kept, compared in constant time; all of it dies
 * with the process. The port is part of the cookie's name because cookies ignore ports.
 */
export function createSessions(port: number): Sessions {
  const cookieName = `tierwise-${port}`;
  let code: Buffer | undefined;
  const sessions: Buffer[] = [];
  return {
    cookieName,
    newCode: () => {
      const secret = newSecret();
      code = digest(secret);
      return secret;
    },
    redeem: (given) => {
      if (typeof given !== 'string' || !SECRET.test(given) || code === undefined) return undefined;
      if (!timingSafeEqual(digest(given), code)) return undefined;
      code = undefined;
      const secret = newSecret();
      sessions.push(digest(secret));
      return `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    knows: (cookieHeader) => {
      const given = cookieValue(cookieHeader ?? '', cookieName);
      if (given === undefined || !SECRET.test(given)) return false;
      const hash = digest(given);
      let known = false;
      for (const session of sessions) known = timingSafeEqual(session, hash) || known;
      return known;
    },
  };
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}
