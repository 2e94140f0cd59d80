import { useEffect, useState, type ReactNode } from 'react';

/** Sooner than this nothing is said, so that nothing flickers. */
const QUIET_MS = 400;

/** What is shown of something on its way, once it is late. */
export function Late({ children }: { readonly children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return <>{late ? children : null}</>;
}
