import { Suspense, useEffect } from 'react';
import { ErrorPanel } from '../components/ErrorPanel';
import { Failsafe } from '../components/Failsafe';
import { Late } from '../components/Late';
import { RouteLink } from '../components/RouteLink';
import { VIEW_PAGES } from '../routing/pages';
import { toLibrary, toScenario, VIEWS, type View } from '../routing/route';
import { navigate, useRoute } from '../routing/use-route';
import { useDraft } from '../stores/draft';
import { BookBadge } from './BookBadge';
import { PricingBadge } from './PricingBadge';
import { SaveBadge } from './SaveBadge';
import { ScenarioName } from './ScenarioName';
import { UndoButtons } from './UndoButtons';
import { useScenario } from './use-scenario';
import { useScenarioCommands } from './use-scenario-commands';

const VIEW_TITLES: Readonly<Record<View, string>> = {
  workload: 'Workload',
  compare: 'Compare',
  timeline: 'Timeline',
  ledger: 'Ledger',
  explore: 'Explore',
  quote: 'Quote',
};

/** One scenario: its name and state at the top, its views below. */
export function ScenarioFrame({ id }: { readonly id: string }) {
  const route = useRoute();
  const view = route.screen === 'scenario' ? route.view : 'workload';
  const opening = useScenario(id);
  const name = useDraft((state) => (state.head?.id === id ? state.scenario?.name : undefined));
  useScenarioCommands(id, view);
  useEffect(() => {
    document.title = name === undefined ? 'Tierwise' : `${name} – Tierwise`;
    return () => {
      document.title = 'Tierwise';
    };
  }, [name]);
  if (opening.state === 'failed') {
    return (
      <div className="scenario__failed">
        <ErrorPanel
          title="This scenario could not be opened"
          error={opening.error}
          onRetry={opening.retry}
        />
        <RouteLink to={toLibrary()}>Back to the library</RouteLink>
      </div>
    );
  }
  if (opening.state === 'opening') {
    return (
      <p className="scenario__failed secondary" role="status">
        <Late>Opening the scenario…</Late>
      </p>
    );
  }
  return (
    <div className="scenario">
      <header className="scenario__head">
        <div className="scenario__line">
          <ScenarioName />
          <BookBadge />
          <span className="scenario__space" />
          <SaveBadge />
          <UndoButtons />
        </div>
        <div className="scenario__views">
          <Tabs id={id} view={view} />
          <PricingBadge />
        </div>
      </header>
      <div className="scenario__view">
        <Failsafe place={view}>
          <Suspense fallback={null}>
            <CurrentView view={view} id={id} />
          </Suspense>
        </Failsafe>
      </div>
    </div>
  );
}

function CurrentView({ view, id }: { readonly view: View; readonly id: string }) {
  const Page = VIEW_PAGES[view];
  useEffect(() => {
    if (Page === undefined) navigate(toScenario(id), { replace: true });
  }, [Page, id]);
  return Page === undefined ? null : <Page />;
}

/** Links, so that each view can be opened, copied and gone back to. */
function Tabs({ id, view }: { readonly id: string; readonly view: View }) {
  const route = useRoute();
  const { plan } = route.query;
  return (
    <nav className="tabs" aria-label="Views of the scenario">
      {VIEWS.filter((each) => VIEW_PAGES[each] !== undefined).map((each) => (
        <RouteLink
          key={each}
          to={toScenario(id, each, plan === undefined ? {} : { plan })}
          className="tabs__tab"
          aria-current={each === view ? 'page' : undefined}
        >
          {VIEW_TITLES[each]}
        </RouteLink>
      ))}
    </nav>
  );
}
