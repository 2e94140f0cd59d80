import type { IncomingHttpHeaders } from 'node:http';
import { CALL_HEADER, isCallType } from '../../shared/channel';

/** The part of a request that is judged before anything else looks at it. */
export type Knock = {
  readonly method: string;
  /** As it came over the wire. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, doubled ones included. */
  readonly rawHeaders: readonly string[];
};

export type Refusal = { readonly status: number; readonly reason: string };

export type Doors = { readonly hosts: ReadonlySet<string>; readonly origins: ReadonlySet<string> };

/** The only names under which this host answers; never taken from what a request claims. */
export function doorsFor(port: number): Doors {
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  return { hosts: new Set(hosts), origins: new Set(hosts.map((host) => `http://${host}`)) };
}

/** Against rebound names: for every request, before anything else. */
export function refuseHost(knock: Knock, doors: Doors): Refusal | undefined {
  const names = knock.rawHeaders.filter((_, at) => at % 2 === 0);
  const hostCount = names.filter((name) => name.toLowerCase() === 'host').length;
  if (hostCount !== 1 || !doors.hosts.has(knock.headers.host ?? '')) {
    return { status: 403, reason: 'Host is not this machine.' };
  }
  if (!knock.target.startsWith('/') || knock.target.startsWith('//')) {
    return { status: 400, reason: 'The target must be a path.' };
  }
  return undefined;
}

/** For pages and their files: GET, and not on behalf of another site. */
export function refuseRead(knock: Knock): Refusal | undefined {
  if (knock.method !== 'GET') return { status: 405, reason: 'Only GET here.' };
  return refuseSite(knock, ['none', 'same-origin']);
}

/** For the launch page, which a link in another program may open: it holds nothing and does nothing. */
export function refuseLaunch(knock: Knock): Refusal | undefined {
  return knock.method === 'GET' ? undefined : { status: 405, reason: 'Only GET here.' };
}

/** For everything that acts: our own page's script alone can send all of this. */
export function refuseAct(knock: Knock, doors: Doors): Refusal | undefined {
  const { headers } = knock;
  if (knock.method !== 'POST') return { status: 405, reason: 'Only POST here.' };
  if (!doors.origins.has(headers.origin ?? '')) {
    return { status: 403, reason: 'Origin is not this host.' };
  }
  const site = refuseSite(knock, ['same-origin']);
  if (site) return site;
  if (!/^application\/json(?:; ?charset=utf-8)?$/i.test(headers['content-type'] ?? '')) {
    return { status: 415, reason: 'Only application/json here.' };
  }
  if (!isCallType(headers[CALL_HEADER])) {
    return { status: 403, reason: `The header ${CALL_HEADER} is missing.` };
  }
  return undefined;
}

/** Browsers say who asks; other programs say nothing and are held by the cookie. */
function refuseSite(knock: Knock, allowed: readonly string[]): Refusal | undefined {
  const site = knock.headers['sec-fetch-site'];
  if (site === undefined || (typeof site === 'string' && allowed.includes(site))) return undefined;
  return { status: 403, reason: 'Asked on behalf of another site.' };
}
