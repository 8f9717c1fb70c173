// What is still on the device: waiting, refused, or in conflict with what somebody else wrote.
import { useEffect, useRef, useState } from 'react';
import { ANIMATIONS, FUNDING_STATUSES, SUPPORTS, THEMES } from '../shared/terms.ts';
import { date, plural, say } from '../shared/words.ts';
import { Problems } from './fields.tsx';
import { current, discard, flush, partOf, rewrite, useIsSending, useQueue, valueIn, type Entry, type Sheet } from './queue.ts';
import { useSession } from './session.ts';

/** The fields of inputs, and of the log. */
export const FIELDS: Record<string, string> = {
  performedOn: say('Jour', 'Day'), durationMinutes: say('Durée (min)', 'Duration (min)'), summary: say('Résumé', 'Summary'), participants: say('Participants', 'Participants'),
  animationKind: say('Nature', 'Kind'), supportKind: say('Nature', 'Kind'), themes: say('Thèmes', 'Themes'), commune: say('Commune', 'Commune'), department: say('Département', 'Department'),
  reason: say('Raison', 'Reason'), funder: say('Financeur', 'Funder'), requestedEuros: say('Demandé (€)', 'Asked for (€)'), grantedEuros: say('Accordé (€)', 'Granted (€)'),
  status: say('État', 'Standing'), decidedOn: say('Décidé le', 'Decided on'),
};

const NAMES: Record<string, string> = { ...ANIMATIONS, ...SUPPORTS, ...THEMES, ...FUNDING_STATUSES, OTHER: say('Autre', 'Other') };

export const show = (value: unknown): string => (Array.isArray(value) ? value.map(show).join(', ') : value === null || value === undefined || value === '' ? '–' : NAMES[String(value)] ?? String(value));

/** Both versions, and which of them is to stay. */
function Conflict({ entry }: { entry: Entry }) {
  const [sheet, setSheet] = useState<Sheet | null | undefined>();
  useEffect(() => void current(entry).then(setSheet, () => setSheet(undefined)), [entry]);
  if (sheet === undefined)
    return <p className="soft">{say('La version du serveur sera montrée avec le réseau.', 'The server’s version will be shown with the network.')}</p>;
  if (sheet === null)
    return <p>{say('Cela a été retiré entre-temps.', 'It was withdrawn meanwhile.')} <button type="button" onClick={() => void discard(entry.reference)}>{say('Abandonner la mienne', 'Drop mine')}</button></p>;
  const input = partOf(entry.input);
  const fields = Object.keys(input).filter(field => field in FIELDS);
  const actor = sheet.history.nodes[0]?.actor?.name;
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={say('Les deux versions', 'Both versions')}>
        <table>
          <caption>{say('Quelqu’un l’a modifiée entre-temps', 'Somebody changed it meanwhile')}{actor && ` (${actor})`}.</caption>
          <thead><tr><td /><th scope="col">{say('La vôtre', 'Yours')}</th><th scope="col">{say('Maintenant', 'Now')}</th></tr></thead>
          <tbody>{fields.map(field => <tr key={field}><th scope="row">{FIELDS[field]}</th><td>{show(input[field])}</td><td>{show(valueIn(sheet, field))}</td></tr>)}</tbody>
        </table>
      </div>
      <p className="actions">
        <button type="button" className="primary" onClick={() => void rewrite(entry, sheet.version)}>{say('Garder la mienne', 'Keep mine')}</button>
        <button type="button" onClick={() => void discard(entry.reference)}>{say('Garder l’autre', 'Keep the other')}</button>
      </p>
    </>
  );
}

export function Queue({ onMend }: { onMend: (entry: Entry) => void }) {
  const queue = useQueue();
  const isSending = useIsSending();
  const { viewer } = useSession();
  const [asked, setAsked] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const toMend = queue.filter(entry => entry.state !== 'waiting').length;
  // What needs somebody's eyes comes before them.
  useEffect(() => {
    if (toMend > 0)
      section.current?.scrollIntoView({ block: 'start' });
  }, [toMend]);
  if (queue.length === 0)
    return null;
  const waiting = queue.filter(entry => entry.state === 'waiting').length;
  return (
    <section className="queue" ref={section} aria-label={say('Sur cet appareil', 'On this device')}>
      <p role="status">
        <strong>{waiting > 0
          ? say(`${plural(waiting, 'saisie attend', 'saisies attendent')} d’être ${waiting > 1 ? 'envoyées' : 'envoyée'}.`, `${plural(waiting, 'entry waits', 'entries wait')} to be sent.`)
          : say('À corriger', 'To mend')}</strong>{' '}
        {waiting > 0 && <button type="button" disabled={isSending} onClick={() => void flush()}>{isSending ? say('Envoi…', 'Sending…') : say('Envoyer maintenant', 'Send now')}</button>}
      </p>
      <ul>
        {queue.map(entry => (
          <li key={entry.reference} className={entry.state}>
            <p><span className="state">{{ waiting: say('en attente', 'waiting'), refused: say('refusée', 'refused'), conflict: say('conflit', 'conflict') }[entry.state]}</span> {entry.title} <small className="soft">{date(entry.writtenAt.slice(0, 10))}</small></p>
            {entry.subject !== viewer?.subject && <p className="soft">{say('Écrite par quelqu’un d’autre, qui l’enverra en se connectant ici.', 'Written by somebody else, who will send it by signing in here.')}</p>}
            {entry.state === 'refused' && <Problems of={entry.problems ?? []} />}
            {entry.state === 'conflict' && <Conflict entry={entry} />}
            {entry.state !== 'conflict' && (
              <p className="actions">
                {entry.state === 'refused' && Boolean(entry.draft) && !entry.input.id && <button type="button" onClick={() => onMend(entry)}>{say('Corriger', 'Mend')}</button>}
                {asked === entry.reference
                  ? <button type="button" onClick={() => void discard(entry.reference)}>{say('Oui, supprimer', 'Yes, delete it')}</button>
                  : !entry.isAttempted && <button type="button" onClick={() => setAsked(entry.reference)}>{say('Supprimer', 'Delete')}</button>}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
