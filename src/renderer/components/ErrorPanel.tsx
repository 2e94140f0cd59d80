import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { failureOf } from '../trpc/call-error';
import './error-panel.css';

type ErrorPanelProps = {
  /** What was being done: "The comparison could not be made". */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
};

/** What happened, where, what is allowed, and what to do: every fault of a failed call. */
export function ErrorPanel({ title, error, onRetry }: ErrorPanelProps) {
  const { faults } = failureOf(error);
  return (
    <section className="error-panel" role="alert">
      <IconAlertTriangle size={18} aria-hidden className="error-panel__icon" />
      <div>
        <h2 className="error-panel__title">{title}</h2>
        <ul className="error-panel__faults">
          {faults.map((fault) => (
            <li key={`${fault.code} ${fault.path} ${fault.found}`}>
              <p>
                {fault.path === '' ? null : <code>{fault.path}</code>}
                {fault.path === '' ? '' : ' '}
                Found {fault.found}; allowed: {fault.allowed}.
              </p>
              <p>{fault.remedy}</p>
            </li>
          ))}
        </ul>
        {onRetry === undefined ? null : (
          <Button variant="default" onClick={onRetry} mt="sm">
            Try again
          </Button>
        )}
      </div>
    </section>
  );
}
