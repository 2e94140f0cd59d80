import { protocol } from 'electron';
import { APP_SCHEME, isOwnUrl } from '../trpc/ipc-sender';
import { securityHeaders } from '../web/security-headers';
import { answerStatic } from '../web/static-files';

/** Before the application is ready: the scheme of the packaged content, with no door to others. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer in `pages` and nothing else. */
export function serveAppScheme(pages: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== 'GET' || !isOwnUrl(request.url)) {
      return new Response('There is no such page.\n', { status: 404, headers: securityHeaders() });
    }
    const { status, headers, body } = await answerStatic(pages, new URL(request.url).pathname);
    return new Response(body, { status, headers });
  });
}
