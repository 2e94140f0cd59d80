import { Suspense } from 'react';
import { Failsafe } from '../components/Failsafe';
import { SCREEN_PAGES } from '../routing/pages';
import { useRoute } from '../routing/use-route';
import { DropTarget } from './DropTarget';
import { ExplainSlot } from './ExplainSlot';
import { LostPage } from './LostPage';
import { NoticeBar } from './NoticeBar';
import { PlaceBanner } from './PlaceBanner';
import { Rail } from './Rail';
import { ScenarioFrame } from './ScenarioFrame';
import { ShareSlot } from './ShareSlot';
import { useFirstPlace } from './use-first-place';
import { useOpenedFiles } from './use-opened-files';
import { usePresence } from './use-presence';
import { useShellCommands } from './use-shell-commands';
import { useShortcuts } from './use-shortcuts';
import './shell.css';

/** The window: rail, the screen of the address, and the explanation at the right. */
export function Shell() {
  const route = useRoute();
  useFirstPlace();
  usePresence();
  useOpenedFiles();
  useShellCommands();
  useShortcuts();
  return (
    <div className="shell">
      <a className="shell__skip" href="#main" onClick={skipToMain}>
        Skip to content
      </a>
      <PlaceBanner />
      <Rail screen={route.screen} />
      <main id="main" className="shell__main" tabIndex={-1} data-pane="main">
        <Failsafe place={route.screen}>
          <Suspense fallback={null}>
            <Screen />
          </Suspense>
        </Failsafe>
      </main>
      <ExplainSlot />
      <NoticeBar />
      <DropTarget />
      <ShareSlot />
    </div>
  );
}

function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Screen() {
  const route = useRoute();
  if (route.screen === 'scenario')
    return <ScenarioFrame key={route.scenario} id={route.scenario} />;
  const Page = route.screen === 'lost' ? undefined : SCREEN_PAGES[route.screen];
  if (Page === undefined) return <LostPage />;
  return <Page />;
}
