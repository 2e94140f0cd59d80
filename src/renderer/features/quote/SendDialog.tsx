import { Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { quoteName, type QuoteHead } from '../../../shared/contract/quote';
import type { QuoteView } from '../../../shared/contract/quote-frozen';
import { MoneyText } from '../../components/MoneyText';
import { useTRPC } from '../../trpc/client';
import type { QuoteActions } from './use-quote-actions';

type SendDialogProps = {
  readonly head: QuoteHead;
  readonly view: QuoteView;
  readonly actions: QuoteActions;
  readonly onClose: () => void;
};

/** Asks before a quote is frozen, since that cannot be undone; or says what is missing. */
export function SendDialog({ head, view, actions, onClose }: SendDialogProps) {
  const [busy, setBusy] = useState(false);
  const { faults, figures } = view;
  const send = async (): Promise<void> => {
    setBusy(true);
    const done = await actions.send(figures.hash);
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Mark ${quoteName(head)} as sent`} size="md">
      {faults.length > 0 ? (
        <>
          <p>
            {faults.length === 1 ? 'One thing is' : `${faults.length} things are`} missing before it
            can be sent:
          </p>
          <ul className="quote__missing">
            {faults.map(({ code, path, found, remedy }) => (
              <li key={`${code} ${path}`}>
                <strong>{placeOf(path)}</strong>: found {found}. {remedy}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p>
            Its total of <MoneyText amount={figures.totals.total} currency={figures.currency} />,
            its figures and its price book are frozen with it. It cannot be edited or taken back; a
            change after that is a revision.
          </p>
          <Unprintable head={head} />
        </>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {faults.length > 0 ? 'Back to the quote' : 'Not yet'}
        </Button>
        {faults.length > 0 ? null : (
          <Button loading={busy} onClick={() => void send()}>
            Mark as sent
          </Button>
        )}
      </Group>
    </Modal>
  );
}

const PLACES: readonly (readonly [string, string])[] = [
  ['customer', 'Customer'],
  ['sender', 'Sender'],
  ['validUntil', 'Valid until'],
  ['lineDiscounts', 'Discount on a line'],
  ['discount', 'Discount on all lines'],
  ['plan', 'Plan offered'],
];

const placeOf = (path: string): string =>
  PLACES.find(([start]) => path.startsWith(start))?.[1] ?? 'Lines';

/** Characters that would be boxes on paper. */
function Unprintable({ head }: { readonly head: QuoteHead }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.files.missingGlyphs.queryOptions({ quote: head.id }));
  if (data === undefined || data.length === 0) return null;
  return (
    <p className="quote-form__fault">
      The PDF cannot show {data.slice(0, 20).join(' ')}
      {data.length > 20 ? ' and others' : ''}: boxes will stand there.
    </p>
  );
}
