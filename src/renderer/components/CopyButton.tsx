import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { writeClipboard, writeClipboardText } from '../charts/write-clipboard';
import { notify } from '../stores/notices';
import type { Block } from './data-table/copied';

type CopyButtonProps = Pick<ButtonProps, 'variant' | 'size' | 'leftSection'> & {
  /** Made when it is wanted: a table for sheets, or plain text. */
  readonly what: () => Block | string;
  readonly label?: string;
};

/** Copies and says so in its own place until the focus goes on; where it cannot, a notice says what to do. */
export function CopyButton({ what, label = 'Copy', ...look }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    const content = what();
    const done =
      typeof content === 'string' ? writeClipboardText(content) : writeClipboard(content);
    done.then(
      () => setCopied(true),
      () =>
        notify('The clipboard is not open to this page: select the text and copy it by key.', {
          tone: 'problem',
        }),
    );
  };
  return (
    <Button variant="default" {...look} onClick={copy} onBlur={() => setCopied(false)}>
      {copied ? 'Copied' : label}
    </Button>
  );
}
