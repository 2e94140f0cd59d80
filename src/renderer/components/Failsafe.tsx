import { Component, type ReactNode } from 'react';
import { ErrorPanel } from './ErrorPanel';

type FailsafeProps = {
  /** Another place is another try. */
  readonly place: string;
  readonly children: ReactNode;
};

type FailsafeState = { readonly error: unknown; readonly place: string };

/** Keeps the rest of the window usable where a screen breaks. */
export class Failsafe extends Component<FailsafeProps, FailsafeState> {
  override state: FailsafeState = { error: undefined, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<FailsafeState> {
    return { error };
  }

  static getDerivedStateFromProps(
    { place }: FailsafeProps,
    state: FailsafeState,
  ): Partial<FailsafeState> | null {
    return place === state.place ? null : { error: undefined, place };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return (
      <div className="failsafe">
        <ErrorPanel
          title="This screen has stopped. What was saved is safe."
          error={this.state.error}
          onRetry={() => this.setState({ error: undefined })}
        />
      </div>
    );
  }
}
