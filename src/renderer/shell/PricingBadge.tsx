import { useIsFetching } from '@tanstack/react-query';
import { Late } from '../components/Late';

/** That figures on screen are still to come, or those of a moment ago. */
export function PricingBadge() {
  const busy = useIsFetching({ queryKey: ['draft'] }) > 0;
  return (
    <span className="pricing-badge" role="status">
      {busy ? <Late>Pricing…</Late> : null}
    </span>
  );
}
