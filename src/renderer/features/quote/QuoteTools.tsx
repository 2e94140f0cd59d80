import { ActionIcon, Button, Menu, SegmentedControl, Select } from '@mantine/core';
import { IconChevronDown, IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { quoteName, type QuoteHead } from '../../../shared/contract/quote';
import type { QuoteView } from '../../../shared/contract/quote-frozen';
import type { Edition } from '../../../shared/contract/quote-sheet';
import type { QuoteFormat } from '../../../shared/contract/share';
import { MoneyText } from '../../components/MoneyText';
import { today } from '../../format/dates';
import { CompareQuotes } from './CompareQuotes';
import { SendDialog } from './SendDialog';
import type { QuoteActions } from './use-quote-actions';
import type { QuoteShelf } from './use-quotes';

const STATUS_WORDS = {
  draft: 'Draft',
  sent: 'Sent',
  accepted: 'Accepted',
  revised: 'Revised',
} as const satisfies Record<QuoteHead['status'], string>;

export const FORMATS: readonly (readonly [QuoteFormat, string])[] = [
  ['pdf', 'PDF document'],
  ['xlsx', 'Excel workbook'],
  ['csv', 'CSV table'],
  ['md', 'Markdown text'],
  ['json', 'JSON'],
];

type QuoteToolsProps = {
  readonly shelf: QuoteShelf;
  readonly head: QuoteHead;
  readonly view: QuoteView | undefined;
  readonly isCatchingUp: boolean;
  readonly edition: Edition;
  readonly onEdition: (edition: Edition) => void;
  readonly onNew: () => void;
  readonly actions: QuoteActions;
};

/** Which quote is shown, how it stands, and what can be done with it. */
export function QuoteTools(props: QuoteToolsProps) {
  const { shelf, head, view, isCatchingUp, edition, actions } = props;
  const [dialog, setDialog] = useState<'send' | 'compare'>();
  const hash = view?.figures.hash;
  const isReady = view !== undefined && !isCatchingUp;
  return (
    <div className="quote__tools">
      <Select
        aria-label="Quote"
        data={(shelf.heads ?? []).map((each) => ({
          value: each.id,
          label: `${quoteName(each)}, ${STATUS_WORDS[each.status].toLowerCase()}${each.customer === '' ? '' : `, ${each.customer}`}`,
        }))}
        value={head.id}
        onChange={(id) => shelf.choose(id ?? undefined)}
        className="quote__select"
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={props.onNew}
      >
        New
      </Button>
      <Status head={head} />
      <span className="quote__total" data-testid="quote-total">
        {view === undefined ? null : (
          <MoneyText amount={view.figures.totals.total} currency={view.figures.currency} />
        )}
      </span>
      <span className="quote__space" />
      <SegmentedControl
        aria-label="Edition"
        value={edition}
        onChange={(value) => props.onEdition(value === 'redacted' ? 'redacted' : 'full')}
        data={[
          { value: 'full', label: 'Full' },
          { value: 'redacted', label: 'Redacted' },
        ]}
      />
      <ExportMenu edition={edition} hash={isReady ? hash : undefined} actions={actions} />
      <Step head={head} isReady={isReady} actions={actions} onSend={() => setDialog('send')} />
      <More head={head} actions={actions} onCompare={() => setDialog('compare')} />
      {dialog === 'send' && view !== undefined ? (
        <SendDialog
          head={head}
          view={view}
          actions={actions}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog === 'compare' ? (
        <CompareQuotes head={head} onClose={() => setDialog(undefined)} />
      ) : null}
    </div>
  );
}

type ExportMenuProps = {
  readonly edition: Edition;
  /** Of the figures on screen; undefined while they catch up. */
  readonly hash: string | undefined;
  readonly actions: QuoteActions;
};

function ExportMenu({ edition, hash, actions }: ExportMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          disabled={hash === undefined}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{edition === 'full' ? 'Full edition' : 'Redacted edition'}</Menu.Label>
        {FORMATS.map(([format, label]) => (
          <Menu.Item key={format} onClick={() => void actions.exportAs(format, edition, hash)}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>Scenario, prices and results</Menu.Label>
        <Menu.Item onClick={() => void actions.share()}>.tierwise file</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Status({ head }: { readonly head: QuoteHead }) {
  const isPast = head.status === 'sent' && head.validUntil < today();
  return (
    <span className="quote__status" data-status={head.status}>
      {STATUS_WORDS[head.status]}
      {isPast ? ', no longer valid' : ''}
    </span>
  );
}

type StepProps = {
  readonly head: QuoteHead;
  readonly isReady: boolean;
  readonly actions: QuoteActions;
  readonly onSend: () => void;
};

/** The next thing that becomes of it. */
function Step({ head, isReady, actions, onSend }: StepProps) {
  if (head.status === 'draft') {
    return (
      <Button disabled={!isReady} onClick={onSend}>
        Mark as sent
      </Button>
    );
  }
  return (
    <>
      {head.status === 'sent' ? (
        <Button variant="default" onClick={() => void actions.accept()}>
          Mark as accepted
        </Button>
      ) : null}
      {head.status === 'revised' ? null : (
        <Button onClick={() => void actions.revise()}>Revise</Button>
      )}
    </>
  );
}

type MoreProps = {
  readonly head: QuoteHead;
  readonly actions: QuoteActions;
  readonly onCompare: () => void;
};

function More({ head, actions, onCompare }: MoreProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="More for this quote">
          <IconDots size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onCompare}>Compare with another quote…</Menu.Item>
        {head.status === 'draft' ? (
          <Menu.Item onClick={() => void actions.remove()}>Delete this draft</Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
