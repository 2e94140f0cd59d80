import type { ReactNode } from 'react';
import './empty-state.css';

type EmptyStateProps = {
  readonly title: string;
  /** 1 where it is all of a screen. */
  readonly level?: 1 | 2;
  /** What belongs here and how it comes to be here. */
  readonly children: ReactNode;
  /** The one or two things to do next. */
  readonly actions?: ReactNode;
};

/** An empty place that teaches. */
export function EmptyState({ title, level = 2, children, actions }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section className="empty-state">
      <Heading className="lead">{title}</Heading>
      <p className="secondary">{children}</p>
      {actions === undefined ? null : <div className="empty-state__actions">{actions}</div>}
    </section>
  );
}
