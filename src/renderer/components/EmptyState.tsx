import type { ReactNode } from 'react';
import './empty-state.css';

type EmptyStateProps = {
  readonly title: string;
  /** What belongs here and how it comes to be here. */
  readonly children: ReactNode;
  /** The one or two things to do next. */
  readonly actions?: ReactNode;
};

/** An empty place that teaches. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <section className="empty-state">
      <h2 className="lead">{title}</h2>
      <p className="secondary">{children}</p>
      {actions === undefined ? null : <div className="empty-state__actions">{actions}</div>}
    </section>
  );
}
