import {
  callTRPCProcedure,
  getErrorShape,
  isTrackedEnvelope,
  type AnyTRPCRouter,
} from '@trpc/server';
import type { CallType, Reply } from '../../shared/channel';
import { parseJson } from '../../shared/parse-json';
import { routerError } from './error-shape';

export type Call = {
  readonly type: CallType;
  /** Dotted name of the procedure. */
  readonly path: string;
  /** JSON text from outside, not yet parsed; undefined or empty for no input. */
  readonly input: string | undefined;
  readonly signal: AbortSignal;
};

export type RouterHost = { readonly router: AnyTRPCRouter; readonly context: () => object };

/**
 * Runs one call and passes every reply to `send`, in order, waiting for it. Never rejects for what
 * the procedure does; after an abort nothing is sent. Rejects only when `send` itself fails.
 */
export async function runCall(
  { router, context }: RouterHost,
  call: Call,
  send: (reply: Reply) => void | Promise<void>,
): Promise<void> {
  const { type, path, signal } = call;
  const config = router._def._config;
  const ctx = context();
  let input: unknown;
  try {
    input = inputOf(call);
    const result: unknown = await callTRPCProcedure({
      router,
      path,
      type,
      ctx,
      getRawInput: () => Promise.resolve(input),
      signal,
      batchIndex: 0,
    });
    if (signal.aborted) return;
    if (type !== 'subscription') return await send({ kind: 'data', data: result });
    for await (const value of result as AsyncIterable<unknown>) {
      if (signal.aborted) return; // leaving the loop runs the generator's finally blocks
      await send(dataReply(value));
    }
    if (!signal.aborted) await send({ kind: 'done' });
  } catch (cause) {
    if (signal.aborted) return;
    const error = routerError(cause);
    await send({ kind: 'error', error: getErrorShape({ config, error, type, path, input, ctx }) });
  }
}

function inputOf(call: Call): unknown {
  if (call.input === undefined || call.input === '') return undefined;
  const parsed = parseJson(call.input);
  if (!parsed.ok) throw parsed.error;
  return parsed.value;
}

function dataReply(value: unknown): Reply {
  if (!isTrackedEnvelope(value)) return { kind: 'data', data: value };
  const [eventId, data] = value;
  return { kind: 'data', eventId, data: { id: eventId, data } };
}
