import { IconBook2, IconLayoutList, IconPlus, IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { RouteLink } from '../components/RouteLink';
import { SCREEN_PAGES } from '../routing/pages';
import {
  toLibrary,
  toPriceBooks,
  toSettings,
  toStart,
  type Route,
  type Screen,
} from '../routing/route';
import { useTRPC } from '../trpc/client';

type Place = {
  readonly title: string;
  readonly to: Route;
  readonly screens: readonly Screen[];
  readonly icon: ComponentType<{ size: number; stroke: number; 'aria-hidden': true }>;
};

const PLACES: readonly Place[] = [
  { title: 'New', to: toStart(), screens: ['start'], icon: IconPlus },
  { title: 'Library', to: toLibrary(), screens: ['library', 'scenario'], icon: IconLayoutList },
  { title: 'Price books', to: toPriceBooks(), screens: ['price-books'], icon: IconBook2 },
  { title: 'Settings', to: toSettings(), screens: ['settings'], icon: IconSettings },
];

const exists = ({ to }: Place): boolean =>
  to.screen !== 'scenario' && to.screen !== 'lost' && SCREEN_PAGES[to.screen] !== undefined;

/** The places of the program. */
export function Rail({ screen }: { readonly screen: Screen }) {
  return (
    <nav className="rail" aria-label="Places" data-pane="rail">
      {PLACES.filter(exists).map(({ title, to, screens, icon: Icon }) => (
        <RouteLink
          key={title}
          to={to}
          className="rail__place"
          aria-current={screens.includes(screen) ? 'page' : undefined}
        >
          <Icon size={20} stroke={1.6} aria-hidden />
          <span>{title}</span>
        </RouteLink>
      ))}
      <Version />
    </nav>
  );
}

function Version() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.app.version.queryOptions());
  return (
    <small className="rail__version" data-testid="version">
      {data === undefined ? '' : `Tierwise ${data.version} (${data.host})`}
    </small>
  );
}
