import { app, shell, type Session, type WebContents } from 'electron';
import { isOwnUrl } from '../trpc/ipc-sender';
import { isAllowedLink } from './links';

/** What every page of this program is forbidden, whichever way it came to be. */
export function lockDown(session: Session, linkHosts: ReadonlySet<string>): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isLocal(details.url) });
  });
  app.on('web-contents-created', (_event, contents) => restrict(contents, linkHosts));
}

/** Packaged content, what a page makes of it itself, and the inspector's own pages. */
function isLocal(text: string): boolean {
  if (isOwnUrl(text)) return true;
  if (text.startsWith('blob:')) return isOwnUrl(text.slice('blob:'.length));
  return !app.isPackaged && URL.parse(text)?.protocol === 'devtools:';
}

function stayHome(event: { readonly url: string; preventDefault(): void }): void {
  if (!isOwnUrl(event.url)) event.preventDefault();
}

function restrict(contents: WebContents, linkHosts: ReadonlySet<string>): void {
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedLink(url, linkHosts)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}
