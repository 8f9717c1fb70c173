// My hub's events: announced, counted, cancelled.
import { useState } from 'react';
import { to } from '../shared/address.ts';
import { hubEvents, type EventFormat, type EventKind, type HubEventsQuery } from '../shared/operations.ts';
import { EVENT_FORMATS, EVENT_KINDS, EVENT_STATUSES } from '../shared/terms.ts';
import { date, plural, say } from '../shared/words.ts';
import { habits, type Place } from './draft.ts';
import { against, besides, Chips, PlaceField, Problems, Stepper, TextField } from './fields.tsx';
import { Standing, useWriting } from './parts.tsx';
import { newReference, referenceOf, useQueue, type Entry } from './queue.ts';
import { may, useKept } from './session.ts';

type Row = NonNullable<HubEventsQuery['events']>['nodes'][number];

interface Draft { title: string; kind: EventKind | null; otherKind: string; format: EventFormat; startsOn: string; venue: string; place: Place | null }

function Announce({ hub, again, onDone }: { hub: string; again: Entry | null; onDone: (said: string | null) => void }) {
  const [draft, setDraft] = useState<Draft>(again?.draft as Draft | undefined
    ?? { title: '', kind: null, otherKind: '', format: 'IN_PERSON', startsOn: '', venue: '', place: habits().place });
  const { problems, isBusy, keep } = useWriting(again?.problems);
  const set = (change: Partial<Draft>) => setDraft(now => ({ ...now, ...change }));
  const { title, kind, otherKind, format, startsOn, venue, place } = draft;
  const needed = title.trim() && kind && startsOn;
  return (
    <form className="activity" noValidate onSubmit={event => {
      event.preventDefault();
      const where = format === 'ONLINE' || !place || place.scale === 'NATIONAL' || place.scale === 'UNSPECIFIED' ? {} : place.scale === 'COMMUNE' ? { commune: place.commune?.code } : { [place.scale.toLowerCase()]: { DEPARTMENT: place.department, REGION: place.region, INTERCOMMUNALITY: null }[place.scale]?.code };
      const reference = newReference();
      void keep({
        reference, kind: 'createEvent', title: `${title.trim()} · ${date(startsOn)}`, draft,
        input: { hub, title: title.trim(), eventKind: kind, format, startsOn, clientReference: reference, ...(kind === 'OTHER' && { otherKind }), ...(venue.trim() && { venue: venue.trim() }), ...where },
      }, say('L’événement est annoncé.', 'The event is announced.'), onDone);
    }}>
      <p><button type="button" onClick={() => onDone(null)}>← {say('Événements', 'Events')}</button></p>
      <h1 tabIndex={-1}>{say('Annoncer un événement', 'Announce an event')}</h1>
      <TextField label={say('Titre', 'Title')} value={title} onChange={text => set({ title: text })} problems={against(problems, 'title')} isNeeded />
      <Chips label={say('Nature', 'Kind')} options={EVENT_KINDS} chosen={kind ? [kind] : []} onChoose={one => set({ kind: one })} problems={against(problems, 'eventKind')} />
      {kind === 'OTHER' && <TextField label={say('Lequel ?', 'Which?')} value={otherKind} onChange={text => set({ otherKind: text })} problems={against(problems, 'otherKind')} />}
      <TextField label={say('Jour', 'Day')} type="date" value={startsOn} onChange={day => set({ startsOn: day })} problems={against(problems, 'startsOn', 'startsAt')} isNeeded />
      <Chips label={say('Forme', 'Form')} options={EVENT_FORMATS} chosen={[format]} onChoose={one => set({ format: one })} problems={against(problems, 'format')} />
      {format !== 'ONLINE' && (
        <>
          <PlaceField place={place} onChange={chosen => set({ place: chosen })} problems={against(problems, 'commune', 'department', 'region')} />
          <TextField label={say('Adresse ou salle', 'Address or room')} value={venue} onChange={text => set({ venue: text })} problems={against(problems, 'venue')} />
        </>
      )}
      <div className="submit">
        <Problems of={besides(problems, 'title', 'eventKind', 'otherKind', 'startsOn', 'startsAt', 'format', 'commune', 'department', 'region', 'venue')} />
        <p className="actions"><button className="primary" disabled={isBusy || !needed}>{say('Annoncer', 'Announce')}</button></p>
      </div>
    </form>
  );
}

function Item({ row, onDone }: { row: Row; onDone: (said: string | null) => void }) {
  const [doing, setDoing] = useState<'count' | 'cancel' | null>(null);
  const [participants, setParticipants] = useState<number | null>(row.participants);
  const [reason, setReason] = useState('');
  const { problems, isBusy, keep } = useWriting();
  const common = { id: row.id, version: row.version };
  return (
    <li>
      <p><strong>{row.title}</strong></p>
      <p className="soft">{date(row.startsOn)} · {EVENT_STATUSES[row.status]}{row.commune && ` · ${row.commune.name}`}{row.participants !== null && ` · ${plural(row.participants, 'participant', 'participants')}`}{row.cancellationReason && ` · ${row.cancellationReason}`}</p>
      {doing === null && row.status !== 'CANCELLED' && (
        <p className="actions">
          {may('recordAttendance') && <button type="button" onClick={() => setDoing('count')}>{say('Compter les participants', 'Count who came')}</button>}
          {may('cancelEvent') && row.status === 'SCHEDULED' && <button type="button" onClick={() => setDoing('cancel')}>{say('Annuler l’événement…', 'Cancel the event…')}</button>}
        </p>
      )}
      {doing && (
        <form className="card" onSubmit={event => {
          event.preventDefault();
          if (doing === 'count') {
            void keep({
              reference: referenceOf('recordAttendance', row.id), kind: 'recordAttendance', title: `${row.title} · ${plural(participants ?? 0, 'participant', 'participants')}`,
              input: { ...common, participants },
            }, say('C’est compté.', 'It is counted.'), onDone);
          } else {
            void keep({
              reference: referenceOf('cancelEvent', row.id), kind: 'cancelEvent', title: say(`Annuler : ${row.title}`, `Cancel: ${row.title}`), input: { ...common, reason },
            }, say('L’événement est annulé.', 'The event is cancelled.'), onDone);
          }
        }}>
          {doing === 'count'
            ? <Stepper label={say('Participants', 'Participants')} value={participants} onChange={setParticipants} problems={against(problems, 'participants')} />
            : <TextField label={say('Pourquoi ?', 'Why?')} value={reason} onChange={setReason} problems={against(problems, 'reason')} isNeeded />}
          <Problems of={besides(problems, 'participants', 'reason')} />
          <p className="actions">
            <button className="primary" disabled={isBusy || (doing === 'count' ? participants === null : !reason.trim())}>{doing === 'count' ? say('Enregistrer', 'Save') : say('Annuler l’événement', 'Cancel the event')}</button>
            <button type="button" onClick={() => setDoing(null)}>{say('Fermer', 'Close')}</button>
          </p>
        </form>
      )}
    </li>
  );
}

export default function Events({ hub, again, onAgain }: { hub: string; again: Entry | null; onAgain: (isMended: boolean) => void }) {
  // What waited is there once it was sent.
  const answer = useKept(hubEvents, { hub }, useQueue().length);
  const [isNew, setIsNew] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const done = (what: string | null) => {
    setIsNew(false);
    onAgain(what !== null);
    setSaid(what);
    answer.refresh();
  };
  if (isNew || again)
    return <Announce key={again?.reference} hub={hub} again={again} onDone={done} />;
  const list = answer.data?.events?.nodes;
  return (
    <>
      <h1 tabIndex={-1}>{say('Événements', 'Events')}</h1>
      <p role="status" className={said ? 'notice done' : 'unseen'}>{said}</p>
      {may('createEvent') && <p><button type="button" className="primary" onClick={() => setIsNew(true)}>{say('Annoncer un événement', 'Announce an event')}</button></p>}
      <Standing of={answer} />
      {list?.length === 0 && <p className="soft">{say('Aucun événement n’est connu de ce hub.', 'No event of this hub is known.')}</p>}
      <ul className="stream">{list?.map(row => <Item key={`${row.id}-${row.version}`} row={row} onDone={done} />)}</ul>
      <p className="actions"><a className="button" download href={to(`exports/events.csv?${new URLSearchParams({ where: JSON.stringify({ hub: { slug: { eq: hub } } }) })}`)}>{say('Télécharger', 'Download')} (CSV)</a></p>
    </>
  );
}
