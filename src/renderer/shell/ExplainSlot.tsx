import { Suspense } from 'react';
import { Failsafe } from '../components/Failsafe';
import { EXPLAIN_PANEL as Panel } from '../routing/pages';
import { useExplain } from '../stores/explain';

/** Where a figure comes from, at the right of the screen; Esc closes it. */
export function ExplainSlot() {
  const target = useExplain((state) => state.target);
  const close = useExplain((state) => state.close);
  if (target === undefined || Panel === undefined) return null;
  return (
    <aside
      className="shell__explain"
      aria-label="Explanation"
      data-pane="explain"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <Failsafe place={target.title}>
        <Suspense fallback={null}>
          <Panel />
        </Suspense>
      </Failsafe>
    </aside>
  );
}
