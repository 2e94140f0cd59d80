import { setNonce } from 'get-nonce';
import { config } from 'zod';

type TrustedTypes = {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown;
};

/** The nonce that this response's policy lets style elements carry; hidden from selectors by browsers. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/**
 * Makes the libraries live under the content policy; runs before any of them does anything.
 * Mantine writes its style sheets through innerHTML, so the default policy passes text that cannot
 * become an element, and nothing else.
 */
export function obeyContentPolicy(): void {
  config({ jitless: true }); // zod would otherwise try to compile code
  setNonce(styleNonce());
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('markup from text is refused');
      return text;
    },
  });
}
