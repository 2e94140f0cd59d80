import { useMemo } from 'react';
import { formatCount } from '../../format/credits';
import { formatMoney } from '../../format/money';
import { formatPercent } from '../../format/percent';
import { useLocale } from '../../stores/preferences';
import type { Say } from './sentences';

/** How the sentences of a comparison set their amounts. */
export function useSay(currency: string): Say {
  const locale = useLocale();
  return useMemo(
    () => ({
      money: (amount) => formatMoney(amount, { locale, currency }),
      signed: (amount) => formatMoney(amount, { locale, currency, signed: true }),
      percent: (percent) => formatPercent(percent, locale),
      count: (count) => formatCount(count, locale),
    }),
    [locale, currency],
  );
}
