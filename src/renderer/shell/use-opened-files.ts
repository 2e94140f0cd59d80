import { useEffect, useRef } from 'react';
import { faultSentence } from '../../shared/errors';
import { notify } from '../stores/notices';
import { failureOf } from '../trpc/call-error';
import { useTRPCClient } from '../trpc/client';
import { useTakeFile } from './use-take-file';

/** On the desktop: takes in what the system hands over, such as a `.tierwise` file that was double-clicked. */
export function useOpenedFiles(): void {
  const client = useTRPCClient();
  const take = useRef(useTakeFile());
  useEffect(() => {
    if (window.bridge === undefined) return undefined;
    const subscription = client.files.opened.subscribe(undefined, {
      onData: (file) => {
        if (file.kind === 'refused') {
          notify(file.faults.map(faultSentence).join('\n'), { tone: 'problem' });
          return;
        }
        take
          .current(new File([file.text], file.name))
          .catch((error: unknown) =>
            notify(`${file.name}: ${failureOf(error).message}`, { tone: 'problem' }),
          );
      },
    });
    return () => subscription.unsubscribe();
  }, [client]);
}
