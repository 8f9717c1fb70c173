// My hub's activities: found, corrected, withdrawn, restored, with their history.
import { useState } from 'react';
import { to } from '../shared/address.ts';
import { useRested } from '../shared/communes.ts';
import { activitySheet, hubActivities, withdrawnActivities, type HubActivitiesQuery } from '../shared/operations.ts';
import { ANIMATIONS, SUPPORTS } from '../shared/terms.ts';
import { date, duration, plural, say } from '../shared/words.ts';
import { changes, draftOf, type Draft } from './draft.ts';
import { placeName, Problems, TextField } from './fields.tsx';
import { ActivityForm, gaps } from './form.tsx';
import { titleOf } from './log.tsx';
import { at, Standing } from './parts.tsx';
import { discard, newReference, write, type Problem } from './queue.ts';
import { may, useSent } from './session.ts';
import { FIELDS, show } from './waiting.tsx';

type Row = NonNullable<HubActivitiesQuery['activities']>['nodes'][number];
const kindOf = (row: Row) => (row.__typename === 'AnimationActivity' ? ANIMATIONS[row.animationKind] : SUPPORTS[row.supportKind]);

const KINDS: Record<string, string> = {
  CREATED: say('saisie', 'logged'), UPDATED: say('corrigée', 'corrected'), WITHDRAWN: say('retirée', 'withdrawn'), RESTORED: say('restaurée', 'restored'), DELETED: say('supprimée', 'deleted'),
};

function History({ id }: { id: string }) {
  const answer = useSent(activitySheet, { id });
  const node = answer.data?.node;
  if (!node || !('history' in node))
    return <Standing of={answer} />;
  return (
    <ol className="stream">
      {node.history.nodes.map((change, i) => (
        <li key={i}>
          <p><strong>{KINDS[change.kind]}</strong> {at.format(new Date(change.at))}{change.actor?.name && ` · ${change.actor.name}`}</p>
          {change.kind === 'UPDATED' && Boolean(change.before) && (
            <p className="soft">{Object.entries(change.before as Record<string, unknown>).map(([field, value]) =>
              `${FIELDS[field] ?? field} : ${show(value)} → ${show((change.after as Record<string, unknown> | null)?.[field])}`).join(' ; ')}</p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Edit({ hub, row, onDone }: { hub: string; row: Row; onDone: (said: string | null) => void }) {
  const before = draftOf(row);
  const [draft, setDraft] = useState<Draft>(before);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const [showsHistory, setShowsHistory] = useState(false);

  async function act(kind: 'amendActivity' | 'withdrawActivity', input: Record<string, unknown>, said: string) {
    setIsBusy(true);
    const reference = newReference();
    const kept = await write({ reference, kind, title: titleOf(draft), input: { id: row.id, version: row.version, ...input } });
    setIsBusy(false);
    if (kept?.state === 'refused') {
      await discard(reference);
      setProblems(kept.problems ?? []);
      return;
    }
    // What waits or is in conflict stands above, with all that is kept here.
    onDone(kept ? null : said);
  }

  function amend() {
    // What was never known of it may stay so.
    const found = gaps(draft).filter(({ path }) => before.durationMinutes || path?.[1] !== 'durationMinutes');
    setProblems(found);
    const input = changes(before, draft);
    if (found.length > 0)
      return;
    if (Object.keys(input).length === 0)
      onDone(null);
    else
      void act('amendActivity', input, say('C’est corrigé.', 'It is corrected.'));
  }

  return (
    <>
      <p><button type="button" onClick={() => onDone(null)}>← {say('Mes actions', 'Activities')}</button></p>
      <h1 tabIndex={-1}>{say('Corriger une action', 'Correct an activity')}</h1>
      <ActivityForm hub={hub} draft={draft} set={change => setDraft(now => ({ ...now, ...change }))} problems={reason === null ? problems : []} isBusy={isBusy} onSubmit={amend} submit={say('Corriger', 'Correct')} />
      <div className="aside">
        {may('withdrawActivity') && (reason === null
          ? <button type="button" onClick={() => setReason('')}>{say('Retirer cette action…', 'Withdraw this activity…')}</button>
          : (
            <form className="card" onSubmit={event => {
              event.preventDefault();
              void act('withdrawActivity', { reason }, say('L’action est retirée ; elle reste dans l’historique.', 'The activity is withdrawn; it stays in the history.'));
            }}>
              <TextField label={say('Pourquoi la retirer ?', 'Why is it withdrawn?')} value={reason} onChange={setReason} isNeeded />
              <Problems of={problems} />
              <p className="actions">
                <button className="primary" disabled={isBusy || !reason.trim()}>{say('Retirer', 'Withdraw')}</button>
                <button type="button" onClick={() => setReason(null)}>{say('Annuler', 'Cancel')}</button>
              </p>
            </form>
          ))}
        <details className="more" onToggle={event => setShowsHistory(event.currentTarget.open)}>
          <summary>{say('Historique', 'History')}</summary>
          {showsHistory && <History id={row.id} />}
        </details>
      </div>
    </>
  );
}

function Withdrawn({ hub, onDone }: { hub: string; onDone: (said: string | null) => void }) {
  const answer = useSent(withdrawnActivities, { hub });
  const gone = answer.data?.hub?.changes?.nodes.filter((change, i, all) => !change.record && all.findIndex(({ recordId }) => recordId === change.recordId) === i) ?? [];
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  async function restore(id: string) {
    const reference = newReference();
    const kept = await write({ reference, kind: 'restoreActivity', title: say('Restaurer une action', 'Restore an activity'), input: { id } });
    if (kept?.state === 'refused') {
      await discard(reference);
      setProblems(kept.problems ?? []);
      return;
    }
    onDone(kept ? null : say('L’action est restaurée.', 'The activity is restored.'));
  }
  return (
    <>
      <Standing of={answer} />
      <Problems of={problems} />
      {answer.data && gone.length === 0 && <p className="soft">{say('Rien n’est retiré.', 'Nothing is withdrawn.')}</p>}
      <ul className="stream">
        {gone.map(change => (
          <li key={change.recordId}>
            <p>{say('Retirée le', 'Withdrawn on')} {at.format(new Date(change.at))}{change.actor?.name && ` · ${change.actor.name}`}</p>
            <p className="soft">{String((change.after as Record<string, unknown> | null)?.withdrawalReason ?? '')}</p>
            {may('restoreActivity') && <button type="button" onClick={() => void restore(change.recordId!)}>{say('Restaurer', 'Restore')}</button>}
          </li>
        ))}
      </ul>
    </>
  );
}

export default function Activities({ hub }: { hub: string }) {
  const [contains, setContains] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [first, setFirst] = useState(20);
  const [edited, setEdited] = useState<Row | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [showsWithdrawn, setShowsWithdrawn] = useState(false);
  const text = useRested(contains.trim());
  const filter = { ...(text && { contains: text }), ...(from && { from }), ...(until && { to: until }) };
  const answer = useSent(hubActivities, { hub, first, ...filter });
  const list = answer.data?.activities;
  const done = (what: string | null) => {
    setEdited(null);
    setSaid(what);
    setShowsWithdrawn(false);
    answer.refresh();
    scrollTo(0, 0);
  };
  if (edited)
    return <Edit key={edited.id} hub={hub} row={edited} onDone={done} />;
  const where = JSON.stringify({ hub: { slug: { eq: hub } }, ...((from || until) && { performedOn: { ...(from && { gte: from }), ...(until && { lte: until }) } }), ...(filter.contains && { summary: { contains: filter.contains } }) });
  const file = (format: string) => to(`exports/activities.${format}?${new URLSearchParams({ where })}`);
  return (
    <>
      <h1 tabIndex={-1}>{say('Mes actions', 'Activities')}</h1>
      <p role="status" className={said ? 'notice done' : 'unseen'}>{said}</p>
      <form className="filters" role="search" onSubmit={event => event.preventDefault()}>
        <TextField label={say('Chercher', 'Search')} type="search" value={contains} onChange={setContains} />
        <TextField label={say('Du', 'From')} type="date" value={from} onChange={setFrom} />
        <TextField label={say('Au', 'Until')} type="date" value={until} onChange={setUntil} />
      </form>
      <Standing of={answer} />
      {list && <p className="soft" role="status">{plural(list.totalCount, say('action', 'activity'), say('actions', 'activities'))}</p>}
      <ul className="stream rows" aria-busy={!answer.isFresh}>
        {list?.nodes.map(row => (
          <li key={row.id}>
            <button type="button" className="row" onClick={() => setEdited(row)}>
              <strong>{row.summary}</strong>
              <span className="soft">{[date(row.performedOn), kindOf(row), duration(row.durationMinutes), placeName(draftOf(row).place), row.reportedBy?.name].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {list?.pageInfo.hasNextPage && first < 100 && <p><button type="button" onClick={() => setFirst(Math.min(100, first + 40))}>{say('En montrer plus', 'Show more')}</button></p>}
      <p className="actions">
        {['csv', 'xlsx'].map(format => <a key={format} className="button" href={file(format)} download>{say('Télécharger', 'Download')} ({format.toUpperCase()})</a>)}
      </p>
      <details className="more" open={showsWithdrawn} onToggle={event => setShowsWithdrawn(event.currentTarget.open)}>
        <summary>{say('Actions retirées', 'Withdrawn activities')}</summary>
        {showsWithdrawn && <Withdrawn hub={hub} onDone={done} />}
      </details>
    </>
  );
}
