import { randomBytes } from 'node:crypto';

/** Stands in the built index.html wherever the nonce of one response goes (electron.vite.config.ts). */
export const NONCE_MARK = 'TIERWISE_NONCE';

export function newNonce(): string {
  return randomBytes(18).toString('base64');
}

/**
 * The headers of every answer of both hosts. Only packaged content runs; styles need the nonce of
 * this one response; strings reach the DOM only through the page's own Trusted Types policy.
 */
export function securityHeaders(nonce?: string): Record<string, string> {
  const style = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cache-control': 'no-store',
  };
}
