import { ActionIcon, Button, NativeSelect, Switch } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Account } from '../../../../shared/contract/scenario';
import { orNone, readCredits, readDate, readMoney } from '../../../components/fields/readings';
import { TypedField, type Typed } from '../../../components/fields/TypedField';
import { formatCredits } from '../../../format/credits';
import { formatDate } from '../../../format/dates';
import { formatMoney } from '../../../format/money';
import { compact } from '../../../work/scenario-edits';
import type { Work } from '../use-work';
import { editScenario } from './edit-choices';
import { Section } from './Section';

type Amounts = 'balances' | 'used' | 'overage';
type AccountChange = { readonly [K in keyof Account]?: Account[K] | undefined };

const AMOUNTS: readonly { readonly key: Amounts; readonly label: (unit: string) => string }[] = [
  { key: 'balances', label: (unit) => `${unit} left of the allowance` },
  { key: 'used', label: (unit) => `${unit} used in the cycle so far` },
  { key: 'overage', label: (unit) => `${unit} of overage so far` },
];

/** An account that exists already, on the morning of the first day. */
export function AccountSection({ work }: { readonly work: Work }) {
  const { book, scenario } = work;
  const { account, cases } = scenario;
  const word = book.per === 'case' ? 'case' : 'workspace';
  const several = cases.length > 1 ? ` Each ${word} begins with all that stands here.` : '';
  const begin = (): Account => ({
    plan: scenario.plan ?? book.plans[0]?.id ?? '',
    cycleStart: scenario.start,
    balances: [],
    bought: [],
    used: [],
    overage: [],
  });
  return (
    <Section
      title="Account as it stands"
      note={`Plan from what is there already instead of a fresh start.${several}`}
    >
      <Switch
        label="Starts from an existing account"
        checked={account !== undefined}
        onChange={(event) => {
          const on = event.currentTarget.checked;
          editScenario(
            on ? 'Start from an account' : 'Start fresh',
            ({ account: _former, ...rest }) => (on ? { ...rest, account: begin() } : rest),
          );
        }}
      />
      {account === undefined ? null : <AccountFields work={work} account={account} />}
    </Section>
  );
}

function AccountFields({ work, account }: { readonly work: Work; readonly account: Account }) {
  const { book, scenario, context } = work;
  const { locale, marks } = context;
  const put = (change: AccountChange): void =>
    editScenario('Set account', (before) => ({
      ...before,
      account: compact({ ...account, ...change } as Account),
    }));
  const readPast = (text: string): Typed<string> => {
    const date = readDate(text, locale);
    return !date.ok || date.value <= scenario.start
      ? date
      : { ok: false, problem: `At most the first day, ${formatDate(scenario.start, locale)}.` };
  };
  return (
    <>
      <NativeSelect
        label="Plan"
        value={account.plan}
        data={book.plans.map(({ id, label }) => ({ value: id, label }))}
        onChange={(event) => put({ plan: event.currentTarget.value })}
      />
      <div className="side-panel__row">
        <TypedField
          label="Cycle began on"
          shown={formatDate(account.cycleStart, locale)}
          read={readPast}
          onKeep={(cycleStart) => put({ cycleStart })}
        />
        <TypedField
          label="Cycles recur from"
          placeholder="the same day"
          shown={account.anchor === undefined ? '' : formatDate(account.anchor, locale)}
          read={orNone<string>(readPast)}
          onKeep={(anchor) => put({ anchor })}
        />
      </div>
      <AccountAmounts work={work} account={account} put={put} />
      {book.policies.autoTopUp === undefined ? null : (
        <TypedField
          label={`Spent on auto top-up this month, ${book.currency}`}
          align="end"
          placeholder="0"
          shown={
            account.autoTopUpSpent === undefined
              ? ''
              : formatMoney(account.autoTopUpSpent, { locale })
          }
          read={orNone<string>((text) => readMoney(text, marks, book.minorUnitPlaces))}
          onKeep={(autoTopUpSpent) => put({ autoTopUpSpent })}
        />
      )}
      <BoughtCredits work={work} account={account} readPast={readPast} put={put} />
    </>
  );
}

type AccountAmountsProps = {
  readonly work: Work;
  readonly account: Account;
  readonly put: (change: AccountChange) => void;
};

/** What is left, used and over in the running cycle, by meter. */
function AccountAmounts({ work, account, put }: AccountAmountsProps) {
  const { locale, marks } = work.context;
  return work.book.meters.flatMap((meter) =>
    AMOUNTS.map(({ key, label }) => {
      const own = account[key].find((row) => row.meter === meter.id)?.credits;
      const rest = account[key].filter((row) => row.meter !== meter.id);
      return (
        <TypedField
          key={`${meter.id} ${key}`}
          label={capital(label(meter.unitPlural ?? meter.unit))}
          align="end"
          placeholder="0"
          shown={own === undefined ? '' : formatCredits(own, locale)}
          read={orNone<string>((text) => readCredits(text, marks))}
          onKeep={(credits) =>
            put({ [key]: credits === undefined ? rest : [...rest, { meter: meter.id, credits }] })
          }
        />
      );
    }),
  );
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

type BoughtCreditsProps = {
  readonly work: Work;
  readonly account: Account;
  readonly readPast: (text: string) => Typed<string>;
  readonly put: (change: AccountChange) => void;
};

function BoughtCredits({ work, account, readPast, put }: BoughtCreditsProps) {
  const { locale, marks } = work.context;
  const [meter] = work.book.meters;
  const set = (at: number, change: Partial<Account['bought'][number]>): void =>
    put({
      bought: account.bought.map((row, index) => (index === at ? { ...row, ...change } : row)),
    });
  return (
    <>
      {account.bought.map((row, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- purchases have no name; one is its place in the list
        <div key={at} className="side-panel__row">
          <TypedField
            label="Bought, left"
            align="end"
            shown={formatCredits(row.credits, locale)}
            read={(text) => readCredits(text, marks)}
            onKeep={(credits) => set(at, { credits })}
          />
          <TypedField
            label="On"
            shown={formatDate(row.boughtOn, locale)}
            read={readPast}
            onKeep={(boughtOn) => set(at, { boughtOn })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Take away these bought credits"
            onClick={() => put({ bought: account.bought.filter((_row, index) => index !== at) })}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {meter === undefined ? null : (
        <div>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() =>
              put({
                bought: [
                  ...account.bought,
                  { meter: meter.id, credits: '0', boughtOn: work.scenario.start },
                ],
              })
            }
          >
            Add bought {meter.unitPlural ?? meter.unit}
          </Button>
        </div>
      )}
    </>
  );
}
