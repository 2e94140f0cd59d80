import { useQueryFact } from '../routing/use-route';
import { useDraft } from './draft';
import { useComparison } from './figures';

/**
 * The plan that timeline and ledger show: an account's own, else the one in the address, else the
 * scenario's own, else the cheapest of its price book. Setting it keeps it in the address, so that
 * views hand it on.
 */
export function useChosenPlan(): [string | undefined, (plan: string) => void] {
  const [named, setNamed] = useQueryFact('plan');
  const inForce = useDraft((state) => state.scenario?.account?.plan);
  const own = useDraft((state) => state.scenario?.plan);
  const book = useDraft((state) => state.scenario?.priceBook.id);
  const { data } = useComparison();
  const ofBook = data?.plans.filter(({ priceBook }) => priceBook === book);
  const known = (plan: string | undefined): boolean =>
    plan !== undefined && (ofBook === undefined || ofBook.some((row) => row.plan === plan));
  const chosen = inForce ?? [named, own].find(known) ?? ofBook?.[0]?.plan;
  return [chosen, setNamed];
}
