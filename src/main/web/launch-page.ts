import { CALL_HEADER } from '../../shared/channel';

/** Where the printed address leads. The code stands behind #, so no request and no Referer carries it. */
export const LAUNCH_PATH = '/launch';
export const LAUNCH_SCRIPT_PATH = '/launch.js';
export const SESSION_PATH = '/session';

const page = (title: string, text: string, script: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${script}</head>
<body><main><h1>Tierwise</h1><p id="message">${text}</p></main></body>
</html>
`;

export const LAUNCH_PAGE = page(
  'Tierwise',
  'Opening the planner; this needs JavaScript.',
  `<script type="module" src="${LAUNCH_SCRIPT_PATH}"></script>`,
);

export const NO_SESSION_PAGE = page(
  'Tierwise: no session',
  'This planner belongs to the person who started it. Open the address that it printed in the terminal.',
  '',
);

export const LAUNCH_SCRIPT = `const code = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
const session = code === '' ? undefined : await fetch('${SESSION_PATH}', {
  method: 'POST',
  headers: { 'content-type': 'application/json', '${CALL_HEADER}': 'mutation' },
  body: JSON.stringify({ code }),
});
// A code is good once; a browser that has used it before holds its cookie.
if (session?.ok || (await fetch('/')).ok) location.replace('/');
else document.getElementById('message').textContent =
  'This address was used before, or belongs to an earlier start. Press Enter in the terminal where Tierwise runs: it prints a new one.';
`;
