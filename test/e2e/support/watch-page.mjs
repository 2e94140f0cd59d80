// What no test may leave behind: console errors, thrown errors, policy violations, outside requests.

/**
 * Reports every problem of the page as one line. `isOwn` judges a request's URL.
 * @param {import('playwright-core').Page} page
 * @param {(url: string) => boolean} isOwn
 * @param {(problem: string) => void} report
 */
export function watchPage(page, isOwn, report) {
  page.on('console', (message) => {
    // Chromium reports refused content and failed requests here too.
    if (message.type() === 'error')
      report(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => report(`thrown: ${error.stack ?? error.message}`));
  page.on('crash', () => report('the page crashed'));
  page.on('request', (request) => {
    const url = request.url();
    if (
      !url.startsWith('data:') &&
      !url.startsWith('blob:') &&
      url !== 'about:blank' &&
      !isOwn(url)
    ) {
      report(`outside request: ${request.method()} ${url}`);
    }
  });
}
