// Asks the graph by documents that it knows, again when it is busy, and follows what happens.
import { useEffect, useState } from 'react';
import type { Operation } from './operations.ts';
import { isFrench } from './words.ts';

/** Where the server's addresses begin: the page's scripts lie at …/graphql/assets, whatever path a proxy put before it. */
export const root = new URL('../../', import.meta.url);

/** What stands at the address of an answer. */
export function addressOf<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables) {
  const address = new URL('graphql', root);
  address.search = new URLSearchParams({ documentId: operation.id, variables: JSON.stringify(variables) }).toString();
  return address;
}

class Busy extends Error {
  constructor(readonly seconds: number) {
    super('busy');
  }
}

const KEPT = 60;
const answers = new Map<string, unknown>();

async function fetchAnswer(address: URL, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(address, { signal, headers: { Accept: 'application/graphql-response+json', 'Accept-Language': isFrench ? 'fr' : 'en' } })
    // Without a network, or while the server restarts.
    .catch((error: unknown) => { throw signal.aborted ? error : new Busy(5); });
  if (response.status === 429 || response.status === 503 || response.status === 502 || response.status === 504)
    throw new Busy(Math.max(1, Number(response.headers.get('Retry-After')) || 5));
  const { data, errors } = await response.json() as { data?: unknown; errors?: { message: string }[] };
  if (!data || errors)
    throw new Error(errors?.[0]?.message ?? `HTTP ${response.status}`);
  return data;
}

/** An answer: null while the first is awaited; the last one, stale, while the next is. */
export interface Answer<Result> { data: Result | null; isFresh: boolean; retryAt: number | null; problem: string | null; refresh: () => void }

/** Asks for what a view shows, and again whenever that changes. */
export function useAnswer<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables | null): Answer<Result> {
  const address = variables && addressOf(operation, variables).href;
  const [state, setState] = useState<{ address: string | null; data: Result | null; retryAt: number | null; problem: string | null }>(
    { address: null, data: null, retryAt: null, problem: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!address)
      return undefined;
    const abort = new AbortController();
    let timer: number | undefined;
    const keep = (data: Result) => setState({ address, data, retryAt: null, problem: null });
    async function attempt() {
      try {
        const data = await fetchAnswer(new URL(address!), abort.signal) as Result;
        answers.delete(address!);
        answers.set(address!, data);
        if (answers.size > KEPT)
          answers.delete(answers.keys().next().value!);
        if (!abort.signal.aborted)
          keep(data);
      } catch (error) {
        if (abort.signal.aborted)
          return;
        if (error instanceof Busy) {
          setState(last => ({ ...last, retryAt: Date.now() + error.seconds * 1000 }));
          timer = window.setTimeout(attempt, error.seconds * 1000);
        } else {
          setState({ address, data: null, retryAt: null, problem: (error as Error).message });
        }
      }
    }
    if (turn === 0 && answers.has(address)) {
      keep(answers.get(address) as Result);
    } else {
      void attempt();
    }
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [address, turn]);
  return { ...state, data: address ? state.data : null, isFresh: state.address === address, refresh: () => setTurn(last => last + 1) };
}

/** Calls back at each event of a subscription, which the browser takes up again by itself where it was cut off; not while it is null. */
export function useEvents<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables | null, happen: () => void) {
  const address = variables && addressOf(operation, variables).href;
  useEffect(() => {
    if (!address)
      return undefined;
    const events = new EventSource(address);
    events.addEventListener('next', happen);
    return () => events.close();
    // What happens is the same whatever it closes over.
  }, [address]);
}
