// The first view: what was done today, in a few taps.
import { useEffect, useRef, useState } from 'react';
import { ANIMATIONS, SUPPORTS } from '../shared/terms.ts';
import { date, duration, say, today } from '../shared/words.ts';
import { remember, remembered } from './device.ts';
import { habits, inputOf, learn, newDraft, type Draft } from './draft.ts';
import { placeName } from './fields.tsx';
import { ActivityForm, gaps } from './form.tsx';
import { discard, KEPT, newReference, write, type Entry, type Problem } from './queue.ts';
import { may } from './session.ts';

/** What an activity is called in lists. */
export const titleOf = (draft: Draft) =>
  [
    draft.isSupport ? draft.supportKind && SUPPORTS[draft.supportKind] : draft.animationKind && ANIMATIONS[draft.animationKind],
    duration(draft.durationMinutes), placeName(draft.place),
  ].filter(Boolean).join(' · ');

/** What was begun. */
function started(): Draft {
  const kept = remembered<Draft>('draft');
  return kept && (kept.summary || kept.durationMinutes) ? kept : newDraft(!may('logAnimation'));
}

export function Log({ hub, again, onAgain }: { hub: string; again: Entry | null; onAgain: (isMended: boolean) => void }) {
  const [draft, setDraft] = useState(started);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [done, setDone] = useState<{ title: string; isSent: boolean } | null>(null);
  const { last } = habits();
  // A page that was left open over midnight is of today, unless something was begun.
  const day = useRef(today());
  useEffect(() => {
    const renew = () => {
      const yesterday = day.current;
      day.current = today();
      setDraft(now => (now.performedOn === yesterday && !now.summary && !now.durationMinutes ? { ...now, performedOn: today() } : now));
    };
    document.addEventListener('visibilitychange', renew);
    return () => document.removeEventListener('visibilitychange', renew);
  }, []);
  // Whatever happens to the page, what was typed stays.
  useEffect(() => remember('draft', draft), [draft]);
  useEffect(() => {
    if (again?.draft) {
      setDraft(again.draft as Draft);
      setProblems(again.problems ?? []);
      setDone(null);
    }
  }, [again]);
  useEffect(() => {
    if (done)
      scrollTo(0, 0);
  }, [done]);
  const set = (change: Partial<Draft>) => {
    setDraft(now => ({ ...now, ...change }));
    setDone(null);
  };

  async function submit() {
    const found = gaps(draft);
    setProblems(found);
    if (found.length > 0)
      return;
    setIsBusy(true);
    try {
      const reference = newReference();
      const kept = await write({
        reference, kind: draft.isSupport ? 'logProjectSupport' : 'logAnimation', title: titleOf(draft), draft,
        input: { ...inputOf(draft), hub, clientReference: reference },
      });
      if (kept?.state === 'refused') {
        await discard(reference);
        setProblems(kept.problems ?? []);
        return;
      }
      onAgain(true);
      learn(draft);
      setDone({ title: titleOf(draft), isSent: kept === null });
      setDraft(newDraft(draft.isSupport));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <>
      <h1 tabIndex={-1}>{say('Qu’avez-vous fait ?', 'What did you do?')}</h1>
      <p role="status" className={done ? 'notice done' : 'unseen'}>
        {done && <><strong>{done.isSent ? say('C’est enregistré.', 'It is logged.') : KEPT}</strong> {done.title}</>}
      </p>
      {last && (
        <button type="button" className="repeat" onClick={() => set({ ...last, performedOn: today() })}>
          <strong>{say('Refaire la dernière', 'Repeat the last one')}</strong>
          <span>{last.summary}</span>
          <small>{titleOf(last)}{last.performedOn !== today() && `, ${date(last.performedOn)}`}</small>
        </button>
      )}
      {may('logAnimation') && may('logProjectSupport') && (
        <div className="segments" role="group" aria-label={say('Mission', 'Mission')}>
          <button type="button" aria-pressed={!draft.isSupport} onClick={() => set({ isSupport: false })}>{say('Animer le territoire', 'Animate the territory')}</button>
          <button type="button" aria-pressed={draft.isSupport} onClick={() => set({ isSupport: true })}>{say('Accompagner un projet', 'Support a project')}</button>
        </div>
      )}
      <ActivityForm hub={hub} draft={draft} set={set} problems={problems} isBusy={isBusy} onSubmit={() => void submit()} submit={say('Enregistrer', 'Log it')} />
    </>
  );
}
