// What the views behind the first have in common.
import { useState } from 'react';
import type { Operation } from '../shared/operations.ts';
import { say } from '../shared/words.ts';
import { discard, KEPT, write, type Input, type NewEntry, type Problem } from './queue.ts';
import { Refused, send, SignedOut, Unreachable } from './session.ts';

export const at = new Intl.DateTimeFormat(say('fr-FR', 'en-GB'), { dateStyle: 'medium', timeStyle: 'short' });

/** Says what is awaited. */
export function Standing({ of: { data, problem, isAway } }: { of: { data: unknown; problem: string | null; isAway: boolean } }) {
  if (problem)
    return <p className="notice" role="alert">{problem}</p>;
  if (isAway)
    return <p className="notice" role="status">{say('Le serveur est injoignable : nouvel essai dans un instant.', 'The server is out of reach: it is asked again in a moment.')}</p>;
  return data ? null : <p className="waiting" role="status">{say('Un instant…', 'One moment…')}</p>;
}

/** Writes what a form says, and tells what is wrong with it. */
export function useWriting(known: readonly Problem[] = []) {
  const [problems, setProblems] = useState(known);
  const [isBusy, setIsBusy] = useState(false);
  /** By way of the device, which keeps it until there is a network. Only what is refused at once stays in the form. */
  async function keep(entry: NewEntry, sent: string, onDone: (said: string | null) => void) {
    setIsBusy(true);
    setProblems([]);
    try {
      const left = await write(entry);
      if (left?.state === 'refused') {
        await discard(entry.reference);
        setProblems(left.problems ?? []);
      } else {
        // What is in conflict stands above, with all that is kept here.
        onDone(left === null ? sent : left.state === 'conflict' ? null : KEPT);
      }
    } finally {
      setIsBusy(false);
    }
  }
  /** At once, with the network: true once it is written. */
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
  return { problems, isBusy, keep, writeNow };
}
