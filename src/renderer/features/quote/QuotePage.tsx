import { Button, Tabs } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { QuoteHead } from '../../../shared/contract/quote';
import type { Edition } from '../../../shared/contract/quote-sheet';
import { AssumptionsButton } from '../../components/assumptions/AssumptionsButton';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { PlanSelect } from '../../components/PlanSelect';
import { useChosenPlan } from '../../stores/chosen-plan';
import { useDraft } from '../../stores/draft';
import { InternalFields } from './InternalFields';
import { LookFields } from './LookFields';
import { PartiesFields } from './PartiesFields';
import { PriceFields } from './PriceFields';
import { QuoteProvider } from './quote-context';
import { useQuoteDraft } from './quote-draft';
import { QuoteKept } from './QuoteKept';
import { QuoteNotice } from './QuoteNotice';
import { QuoteTools } from './QuoteTools';
import { SheetPreview } from './SheetPreview';
import { TermsFields } from './TermsFields';
import { useQuoteActions, type QuoteActions } from './use-quote-actions';
import { useQuoteCommands } from './use-quote-commands';
import {
  useOpenQuote,
  useQuoteKeeping,
  useQuoteShelf,
  useQuoteView,
  type QuoteShelf,
} from './use-quotes';
import './quote.css';

/** An offer made of the scenario: its fields at the left, the sheet as it prints at the right. */
export function QuotePage() {
  const shelf = useQuoteShelf();
  const { refresh, chosen, heads } = shelf;
  const flush = useQuoteKeeping(refresh);
  const actions = useQuoteActions(shelf, flush);
  const failure = useOpenQuote(chosen?.id, flush);
  if (shelf.error !== null || failure !== undefined) {
    return (
      <div className="quote__failed">
        <ErrorPanel title="The quote could not be opened" error={shelf.error ?? failure} />
      </div>
    );
  }
  if (heads === undefined) return null;
  if (chosen === undefined) return <NoQuote actions={actions} />;
  return <OpenQuote shelf={shelf} actions={actions} flush={flush} id={chosen.id} />;
}

function NoQuote({ actions }: { readonly actions: QuoteActions }) {
  const scenario = useDraft((state) => state.head?.id);
  const [plan, setPlan] = useChosenPlan();
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    if (scenario === undefined || plan === undefined) return;
    setBusy(true);
    await actions.create(scenario, plan);
    setBusy(false);
  };
  return (
    <EmptyState
      title="No quote yet"
      actions={
        <>
          <PlanSelect plan={plan} onPlan={setPlan} />
          <Button disabled={plan === undefined} loading={busy} onClick={() => void make()}>
            Make a quote
          </Button>
        </>
      }
    >
      A quote offers one plan with what this scenario buys on it: lines, discounts, tax, terms and
      the assumptions behind them. It follows the scenario until you mark it as sent; then it never
      changes.
    </EmptyState>
  );
}

type OpenQuoteProps = {
  readonly shelf: QuoteShelf;
  readonly actions: QuoteActions;
  readonly flush: () => Promise<void>;
  readonly id: string;
};

const TABS = [
  ['prices', 'Prices', PriceFields],
  ['parties', 'Parties', PartiesFields],
  ['terms', 'Terms', TermsFields],
  ['look', 'Document', LookFields],
  ['internal', 'Internal', InternalFields],
] as const;

function OpenQuote({ shelf, actions, flush, id }: OpenQuoteProps) {
  const [edition, setEdition] = useState<Edition>('full');
  const scenario = useDraft((state) => state.head?.id);
  const head = useQuoteDraft((state) => state.head);
  const content = useQuoteDraft((state) => state.content);
  const { view, isCatchingUp, error, retry } = useQuoteView(edition);
  const [plan] = useChosenPlan();
  const makeNew = useCallback(() => {
    const offered = plan ?? useQuoteDraft.getState().content?.plan;
    if (scenario !== undefined && offered !== undefined) void actions.create(scenario, offered);
  }, [actions, plan, scenario]);
  useQuoteCommands(actions, edition, view, makeNew);
  const facts = useMemo(
    () => (content === undefined ? undefined : { content, view }),
    [content, view],
  );
  if (head?.id !== id || facts === undefined) return null;
  return (
    <QuoteProvider value={facts}>
      <div className="quote">
        <h2 className="visually-hidden">Quote</h2>
        <QuoteTools
          shelf={shelf}
          head={head}
          view={view}
          isCatchingUp={isCatchingUp}
          edition={edition}
          onEdition={setEdition}
          onNew={makeNew}
          actions={actions}
        />
        <QuoteNotice flush={flush} />
        <div className="quote__panes">
          <Form head={head} plan={content?.plan} />
          <div
            className="quote__paper"
            data-pane="preview"
            tabIndex={0}
            role="region"
            aria-label="Preview"
          >
            {error === null ? null : (
              <ErrorPanel title="The quote could not be priced" error={error} onRetry={retry} />
            )}
            {view === undefined ? null : (
              <SheetPreview sheet={view.sheet} isCatchingUp={isCatchingUp} />
            )}
          </div>
        </div>
      </div>
    </QuoteProvider>
  );
}

type FormProps = { readonly head: QuoteHead; readonly plan: string | undefined };

function Form({ head, plan }: FormProps) {
  const isDraft = head.status === 'draft';
  return (
    <Tabs defaultValue="prices" keepMounted={false} className="quote__form" data-pane="form">
      <Tabs.List aria-label="Fields of the quote">
        {TABS.map(([name, title]) => (
          <Tabs.Tab key={name} value={name} className="quote__tab">
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {TABS.map(([name, , Fields]) => (
        <Tabs.Panel key={name} value={name} className="quote__fields">
          <fieldset className="quote-form" disabled={!isDraft}>
            <Fields />
          </fieldset>
        </Tabs.Panel>
      ))}
      {isDraft ? (
        <div className="quote__assumptions">
          <AssumptionsButton plan={plan} view={undefined} />
          <QuoteKept head={head} />
        </div>
      ) : null}
    </Tabs>
  );
}
