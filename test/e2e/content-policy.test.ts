import { createServer } from 'node:net';
import { expect } from 'vitest';
import { onBothHosts } from './support/both-hosts';

/** What Chromium writes when the content policy or Trusted Types refuse something. */
const REFUSED = /Content Security Policy|requires a 'Trusted|TrustedHTML|TrustedScript/;

/** Runs in the page: tries one thing through the DOM and says which directives refused it. */
type Attempt =
  | 'script'
  | 'foreign script'
  | 'handler'
  | 'frame'
  | 'object'
  | 'image'
  | 'style'
  | 'base'
  | 'form'
  | 'fetch'
  | 'beacon';

async function attempt([name, outside]: [Attempt, string]): Promise<string[]> {
  const refused: string[] = [];
  const told: string[] = [];
  const note = (event: SecurityPolicyViolationEvent): void => {
    told.push(event.effectiveDirective);
  };
  document.addEventListener('securitypolicyviolation', note);
  const add = (tag: string, attributes: Record<string, string>): HTMLElement => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    document.body.append(element);
    return element;
  };
  const tries: Record<Attempt, () => unknown> = {
    script: () => {
      const script = document.createElement('script');
      script.append('window.caught = true');
      document.body.append(script);
    },
    'foreign script': () => {
      // Parsed as data first, so that no Trusted Type stands in the way of the policy itself.
      const element = document.createElementNS('http://www.w3.org/2000/svg', 'script');
      element.setAttribute('href', `${outside}x.js`);
      document.body.append(element);
    },
    handler: () => add('button', { onclick: 'window.caught = true' }).click(),
    frame: () => add('iframe', { src: outside }),
    object: () => add('object', { data: outside }),
    image: () => add('img', { src: `${outside}x.png` }),
    style: () => add('style', {}).append('body { color: rgb(1, 2, 3) }'),
    base: () => add('base', { href: outside }),
    form: () => (add('form', { action: outside, method: 'post' }) as HTMLFormElement).submit(),
    fetch: () => fetch(outside),
    beacon: () => navigator.sendBeacon(outside, 'x'),
  };
  try {
    await tries[name]();
  } catch (error) {
    refused.push(error instanceof Error ? error.name : 'thrown');
  }
  // A refusal is told a moment later, on a busy machine more than a moment.
  for (let left = 60; told.length === 0 && left > 0; left -= 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  document.removeEventListener('securitypolicyviolation', note);
  return [...refused, ...told];
}

/** A place outside that counts who gets through to it. */
async function listener(): Promise<{ outside: string; visits: () => number; close: () => void }> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { outside: `http://127.0.0.1:${port}/`, visits: () => count, close: () => server.close() };
}

onBothHosts(
  'the page runs, loads and reaches nothing but its own files',
  async ({ page, takeProblems }) => {
    const { outside, visits, close } = await listener();
    // Trusted Types refuse an inline script before the policy is asked: its effect is the judge below.
    await page.evaluate(attempt, ['script', outside] as [Attempt, string]);
    const expected: Record<Exclude<Attempt, 'script'>, string> = {
      'foreign script': 'script-src-elem',
      handler: 'script-src-attr',
      frame: 'frame-src',
      object: 'object-src',
      image: 'img-src',
      style: 'style-src-elem',
      base: 'base-uri',
      form: 'form-action',
      fetch: 'connect-src',
      beacon: 'connect-src',
    };
    for (const [name, directive] of Object.entries(expected) as [Attempt, string][]) {
      const refused = await page.evaluate(attempt, [name, outside] as [Attempt, string]);
      // Trusted Types are asked before the policy, and refuse by a directive of their own.
      const held = refused.includes(directive) || refused.includes('require-trusted-types-for');
      expect(held, `${name}: ${refused.join(', ')}`).toBe(true);
    }
    expect(await page.evaluate(() => 'caught' in window)).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).not.toBe(
      'rgb(1, 2, 3)',
    );
    expect(takeProblems(REFUSED).length).toBeGreaterThan(0);
    takeProblems(/Failed to fetch|ERR_BLOCKED/);
    // Seen on their way and refused: nobody arrived.
    takeProblems(/^outside request: /);
    expect(visits()).toBe(0);
    close();
  },
);

onBothHosts('text never becomes markup', async ({ page, takeProblems }) => {
  const outcome = await page.evaluate(() => {
    const element = document.createElement('p');
    try {
      element.innerHTML = '<img src=x onerror="window.caught = true">';
      return 'accepted';
    } catch (error) {
      return error instanceof TypeError ? 'refused' : 'other';
    }
  });
  expect(outcome).toBe('refused');
  takeProblems(REFUSED);
});

onBothHosts('the look of the planner arrives under that policy', async ({ page }) => {
  const scheme = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--mantine-color-body').trim(),
  );
  expect(scheme).not.toBe('');
});
