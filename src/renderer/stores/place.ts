import { create } from 'zustand';
import type { PlaceState } from '../../shared/contract/place';
import type { Fault } from '../../shared/errors';

type Place = {
  /** Undefined until the host has said. */
  readonly mode: PlaceState['mode'] | undefined;
  /** Why nothing can be kept, in the host's words. */
  readonly why: Fault | undefined;
};

/** Whether the data folder takes what is done here. */
export const usePlace = create<Place>(() => ({ mode: undefined, why: undefined }));

/** What is said beside what cannot be done. */
export const NOT_KEPT = 'Nothing can be saved: the data folder cannot be written.';

const VIEW_ONLY: Fault = {
  code: 'place_view_only',
  path: '',
  found: 'a data folder that cannot be written',
  allowed: 'a folder that can be written, to save anything',
  remedy: 'You can look at everything; nothing can be saved.',
};

export function placeIs({ mode, notices }: PlaceState): void {
  const why =
    mode === 'view'
      ? (notices.find(({ code }) => code === VIEW_ONLY.code) ?? VIEW_ONLY)
      : undefined;
  const now = usePlace.getState();
  if (now.mode !== mode || now.why?.found !== why?.found) usePlace.setState({ mode, why });
}

export const isViewOnly = (): boolean => usePlace.getState().mode === 'view';
export const useViewOnly = (): boolean => usePlace(({ mode }) => mode === 'view');
