/** Whether a link may be given to the system's browser: https to a named host, nothing hidden in it. */
export function isAllowedLink(text: string, hosts: ReadonlySet<string>): boolean {
  if (/[\u0000-\u0020\u007f]/.test(text)) return false;
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.port === '' &&
    hosts.has(url.hostname)
  );
}
