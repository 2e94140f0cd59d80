import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { formatRoute, type Route } from '../routing/route';
import { navigate } from '../routing/use-route';

type RouteLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  readonly to: Route;
  readonly children: ReactNode;
};

/** A link to a place of the program. */
export function RouteLink({ to, children, ...rest }: RouteLinkProps) {
  return (
    <a
      {...rest}
      href={formatRoute(to)}
      onClick={(event) => {
        rest.onClick?.(event);
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        navigate(to);
      }}
    >
      {children}
    </a>
  );
}
