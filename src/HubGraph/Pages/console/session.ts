// Who is signed in, and what is asked and written in that person's name.
import { useEffect, useState, useSyncExternalStore } from 'react';
import { root } from '../shared/ask.ts';
import { operatorConsole, type Operation, type OperatorConsoleQuery } from '../shared/operations.ts';
import { isFrench, say } from '../shared/words.ts';
import { remember, remembered } from './device.ts';

export type Viewer = OperatorConsoleQuery['viewer'];

/** How people sign in here: by the issuer, by a developer's token, or not yet. */
export const signIn = document.getElementById('root')!.dataset.signIn as 'session' | 'token' | 'none';

const TOKEN = 'hubgraph.token';

/** What stands in the way of an answer: no network, a busy server. */
export class Unreachable extends Error {
  constructor(readonly seconds: number) {
    super('unreachable');
  }
}

/** The session has ended, or the token has. */
export class SignedOut extends Error {}

/** What the server says against a request as a whole. */
export class Refused extends Error {
  constructor(message: string, readonly code: string) {
    super(message);
  }
}

interface Session {
  viewer: Viewer | null;
  standing: 'unknown' | 'in' | 'out' | 'unreachable';
  /** Why nobody is signed in, as the server says it. */
  reason?: string;
}
let session: Session = { viewer: null, standing: 'unknown' };
const watchers = new Set<() => void>();

function stand(next: Partial<Session>) {
  session = { ...session, ...next };
  watchers.forEach(watch => watch());
}

const watch = (changed: () => void) => {
  watchers.add(changed);
  return () => void watchers.delete(changed);
};

/** Who used this device last. */
export const recall = () => stand({ viewer: remembered<Viewer>('viewer') });

export const useSession = () => useSyncExternalStore(watch, () => session);
export const viewer = () => session.viewer;
export const may = (mutation: string) => session.viewer?.mutations.includes(mutation) ?? false;

/** By what a request says whose it is. */
export function credentials(): Record<string, string> {
  const token = sessionStorage.getItem(TOKEN);
  return { 'Accept-Language': isFrench ? 'fr' : 'en', ...(signIn === 'token' ? token && { Authorization: `Bearer ${token}` } : { 'Console-Session': '1' }) };
}

/** Sends a request, and tells apart what may be tried again and what may not. */
export async function reach(address: string, options: RequestInit): Promise<Response> {
  const response = await fetch(new URL(address, root), { ...options, headers: { ...options.headers, ...credentials() }, signal: AbortSignal.timeout(60_000) })
    .catch(() => { throw new Unreachable(5); });
  if (response.status === 401) {
    const { errors } = await response.json().catch(() => ({})) as { errors?: { message: string }[] };
    stand({ standing: 'out', reason: errors?.[0]?.message });
    throw new SignedOut();
  }
  if ([429, 502, 503, 504].includes(response.status))
    throw new Unreachable(Math.max(1, Number(response.headers.get('Retry-After')) || 5));
  return response;
}

// Nothing was written, or it will be found by its reference.
const PASSING = ['DATABASE_BUSY', 'DATABASE_UNAVAILABLE', 'OUTCOME_UNKNOWN', 'TIMEOUT', 'INTERNAL_SERVER_ERROR', 'OVERLOADED'];

/** Asks, or writes, by a document that the server knows. */
export async function send<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables): Promise<Result> {
  const response = await reach('graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ documentId: operation.id, variables }),
  });
  const { data, errors } = await response.json().catch(() => { throw new Unreachable(5); }) as { data?: Result; errors?: { message: string; extensions?: { code?: string } }[] };
  if (session.standing === 'unreachable')
    void check();
  const error = errors?.find(({ extensions }) => extensions?.code !== 'WRITTEN');
  if (error) {
    const code = error.extensions?.code ?? '';
    if (code === 'UNAUTHENTICATED') {
      stand({ standing: 'out' });
      throw new SignedOut();
    }
    throw PASSING.includes(code) ? new Unreachable(5) : new Refused(error.message, code);
  }
  if (!data)
    throw new Refused(say('Le serveur n’a pas répondu.', 'The server did not answer.'), `HTTP_${response.status}`);
  return data;
}

/** Looks whether somebody is signed in, and who it is. */
export async function check() {
  if (signIn === 'none' || (signIn === 'token' && !sessionStorage.getItem(TOKEN))) {
    stand({ standing: 'out' });
    return;
  }
  try {
    stand({ standing: session.standing === 'unreachable' ? 'unknown' : session.standing });
    const { viewer } = await send(operatorConsole, {});
    remember('viewer', viewer);
    stand({ viewer, standing: viewer.subject ? 'in' : 'out' });
  } catch (error) {
    if (error instanceof Unreachable) {
      stand({ standing: 'unreachable' });
      setTimeout(() => void (session.standing === 'unreachable' && check()), error.seconds * 1000);
    }
  }
}

export function takeToken(token: string) {
  sessionStorage.setItem(TOKEN, token.trim());
  void check();
}

/** Ends the session here and at the issuer; what waits to be sent waits for the same person. */
export async function signOut() {
  for (const name of ['viewer', 'draft', 'habits', 'lists'])
    remember(name, null);
  if (signIn === 'token') {
    sessionStorage.removeItem(TOKEN);
    stand({ viewer: null, standing: 'out' });
    return;
  }
  const answer = await reach('console/sign-out', { method: 'POST' }).then(response => response.json() as Promise<{ address: string | null }>).catch(() => null);
  stand({ viewer: null, standing: 'out' });
  if (answer?.address)
    location.assign(answer.address);
}

/** What a view of one's own shows: null while the first answer is awaited. */
export function useSent<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables | null, again = 0) {
  const asked = variables && JSON.stringify(variables);
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ asked: string | null; data: Result | null; problem: string | null; isAway: boolean }>({ asked: null, data: null, problem: null, isAway: false });
  useEffect(() => {
    if (!asked)
      return undefined;
    let isCurrent = true;
    let timer: number | undefined;
    const attempt = () => void send(operation, JSON.parse(asked) as Variables).then(
      data => isCurrent && setState({ asked, data, problem: null, isAway: false }),
      (error: unknown) => {
        if (!isCurrent)
          return;
        if (error instanceof Unreachable) {
          setState(last => ({ ...last, isAway: true }));
          timer = window.setTimeout(attempt, error.seconds * 1000);
        } else {
          setState(last => ({ ...last, asked, problem: (error as Error).message || say('Reconnectez-vous.', 'Sign in again.') }));
        }
      });
    attempt();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [operation, asked, turn, again]);
  return { ...state, isFresh: state.asked === asked, refresh: () => setTurn(last => last + 1) };
}

/** The same, and what was last seen of it while there is no network. */
export function useKept<Result, Variables>(operation: Operation<Result, Variables>, variables: Variables, again = 0) {
  const answer = useSent(operation, variables, again);
  const key = `${operation.name} ${JSON.stringify(variables)}`;
  const { data, isFresh } = answer;
  useEffect(() => {
    if (data && isFresh)
      remember('lists', { ...remembered<Record<string, unknown>>('lists'), [key]: data });
  }, [data, isFresh, key]);
  return { ...answer, data: isFresh ? data : (remembered<Record<string, Result>>('lists')?.[key] ?? null) };
}
