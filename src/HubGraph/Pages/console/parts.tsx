// What the views behind the first have in common.
import { useState } from 'react';
import type { Operation } from '../shared/operations.ts';
import { say } from '../shared/words.ts';
import type { Input, Problem } from './queue.ts';
import { Refused, send, SignedOut, Unreachable } from './session.ts';

/** Says what is awaited. */
export function Standing({ of: { data, problem, isAway } }: { of: { data: unknown; problem: string | null; isAway: boolean } }) {
  if (problem)
    return <p className="notice" role="alert">{problem}</p>;
  if (isAway)
    return <p className="notice" role="status">{say('Le serveur est injoignable : nouvel essai dans un instant.', 'The server is out of reach: it is asked again in a moment.')}</p>;
  return data ? null : <p className="waiting" role="status">{say('Un instant…', 'One moment…')}</p>;
}

/** Writes at once, with the network: true once it is written. */
export function useWriting() {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  async function writeNow<Variables extends { input: unknown }>(operation: Operation<object, Variables>, input: Input): Promise<boolean> {
    setIsBusy(true);
    setProblems([]);
    try {
      const answer = await send(operation, { input } as unknown as Variables) as Record<string, { errors: readonly Problem[] | null } | null>;
      const found = Object.values(answer)[0]?.errors ?? [];
      setProblems(found);
      return found.length === 0;
    } catch (error) {
      const message = error instanceof Refused ? error.message
        : error instanceof Unreachable ? say('Le serveur est injoignable : rien n’a été envoyé à coup sûr. Vérifiez avant de recommencer.', 'The server is out of reach: it is not sure that anything was sent. Look before you try again.')
          : error instanceof SignedOut ? say('Reconnectez-vous, puis recommencez.', 'Sign in again, then try again.') : String(error);
      setProblems([{ code: '', message, path: null }]);
      return false;
    } finally {
      setIsBusy(false);
    }
  }
  return { problems, isBusy, writeNow, setProblems };
}
