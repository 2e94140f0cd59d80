import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** Figures that are there sooner say nothing, so that nothing flickers. */
const QUIET_MS = 400;

/** That figures on screen are still to come, or those of a moment ago. */
export function PricingBadge() {
  const busy = useIsFetching({ queryKey: ['draft'] }) > 0;
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [busy]);
  return (
    <span className="pricing-badge" role="status">
      {busy && late ? 'Pricing…' : ''}
    </span>
  );
}
