import { useCallback, useRef, useState } from 'react';
import type { UsageLook, UsageMapping, UsageProgress } from '../../../../shared/contract/usage';
import { useTRPCClient } from '../../../trpc/client';
import { keepUsage } from './imported-usage';

/** As much of a file as the host looks at. */
const HEAD_BYTES = 262_144;
/** Pieces are small enough for lively progress and a quick stop. */
const PIECE_BYTES = 1024 * 1024;

export type ImportState =
  | { readonly kind: 'choose'; readonly error: unknown }
  | { readonly kind: 'map'; readonly file: File; readonly look: UsageLook; readonly error: unknown }
  | { readonly kind: 'read'; readonly file: File; readonly progress: UsageProgress };

export type UsageImport = {
  readonly state: ImportState;
  readonly choose: (file: File) => Promise<void>;
  readonly start: (mapping: UsageMapping) => Promise<void>;
  /** Stops reading, or leaves the columns; nothing is kept. */
  readonly leave: () => void;
};

const CHOOSE: ImportState = { kind: 'choose', error: null };

async function base64Of(part: Blob): Promise<string> {
  const address = await new Promise<string>((done, fail) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(reader.result as string));
    reader.addEventListener('error', () =>
      fail(reader.error ?? new Error('The file cannot be read.')),
    );
    reader.readAsDataURL(part);
  });
  return address.slice(address.indexOf(',') + 1);
}

/** One file from the person's choice to its sums: look, map columns, read piece by piece. */
export function useImport(
  scenario: string,
  priceBook: { readonly id: string; readonly version?: string | undefined },
): UsageImport {
  const client = useTRPCClient();
  const [state, setState] = useState<ImportState>(CHOOSE);
  const upload = useRef<string | undefined>(undefined);

  const leave = useCallback(() => {
    const open = upload.current;
    upload.current = undefined;
    setState(CHOOSE);
    if (open !== undefined) void client.usage.cancel.mutate({ upload: open });
  }, [client]);

  const choose = async (file: File): Promise<void> => {
    try {
      const head = await base64Of(file.slice(0, HEAD_BYTES));
      const whole = file.size <= HEAD_BYTES;
      const { id, version } = priceBook;
      const book = version === undefined ? { id } : { id, version };
      const look = await client.usage.look.query({ head, whole, priceBook: book });
      setState({ kind: 'map', file, look, error: null });
    } catch (error) {
      setState({ kind: 'choose', error });
    }
  };

  const read = async (file: File, open: string): Promise<void> => {
    for (let at = 0; at < file.size; at += PIECE_BYTES) {
      const piece = await base64Of(file.slice(at, at + PIECE_BYTES));
      const progress = await client.usage.append.mutate({ upload: open, at, piece });
      if (upload.current !== open) return;
      setState({ kind: 'read', file, progress });
    }
    const { usage, report } = await client.usage.finish.mutate({ upload: open });
    if (upload.current !== open) return;
    upload.current = undefined;
    keepUsage(scenario, { file: file.name, usage, report, operations: {} });
    setState(CHOOSE);
  };

  const start = async (mapping: UsageMapping): Promise<void> => {
    if (state.kind !== 'map') return;
    const { file, look } = state;
    try {
      const begun = await client.usage.begin.mutate({ format: look.format, mapping });
      upload.current = begun.upload;
      setState({ kind: 'read', file, progress: { bytes: 0, rows: 0, setAside: 0 } });
      await read(file, begun.upload);
    } catch (error) {
      // Stopped by the person: the host says so too, which is no news.
      if (upload.current === undefined && state.kind !== 'map') return;
      upload.current = undefined;
      setState({ kind: 'map', file, look, error });
    }
  };

  return { state, choose, start, leave };
}
