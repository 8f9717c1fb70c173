// My hub's events: announced, counted, cancelled.
import { useState } from 'react';
import { to } from '../shared/address.ts';
import { cancelEvent, createEvent, hubEvents, recordAttendance, type EventFormat, type EventKind, type HubEventsQuery } from '../shared/operations.ts';
import { EVENT_FORMATS, EVENT_KINDS, EVENT_STATUSES } from '../shared/terms.ts';
import { date, plural, say } from '../shared/words.ts';
import { habits, type Place } from './draft.ts';
import { against, besides, Chips, PlaceField, Problems, Stepper, TextField } from './fields.tsx';
import { Standing, useWriting } from './parts.tsx';
import { may, useSent } from './session.ts';

type Row = NonNullable<HubEventsQuery['events']>['nodes'][number];

function Announce({ hub, onDone }: { hub: string; onDone: (said: string | null) => void }) {
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<EventKind | null>(null);
  const [otherKind, setOtherKind] = useState('');
  const [format, setFormat] = useState<EventFormat>('IN_PERSON');
  const [startsOn, setStartsOn] = useState('');
  const [venue, setVenue] = useState('');
  const [place, setPlace] = useState<Place | null>(habits().place);
  const { problems, isBusy, writeNow } = useWriting();
  const needed = title.trim() && kind && startsOn;
  return (
    <form className="activity" noValidate onSubmit={event => {
      event.preventDefault();
      const where = format === 'ONLINE' || !place || place.scale === 'NATIONAL' || place.scale === 'UNSPECIFIED' ? {} : place.scale === 'COMMUNE' ? { commune: place.commune?.code } : { [place.scale.toLowerCase()]: { DEPARTMENT: place.department, REGION: place.region, INTERCOMMUNALITY: null }[place.scale]?.code };
      void writeNow(createEvent, { hub, title: title.trim(), eventKind: kind, format, startsOn, ...(kind === 'OTHER' && { otherKind }), ...(venue.trim() && { venue: venue.trim() }), ...where })
        .then(isWritten => isWritten && onDone(say('L’événement est annoncé.', 'The event is announced.')));
    }}>
      <p><button type="button" onClick={() => onDone(null)}>← {say('Événements', 'Events')}</button></p>
      <h1 tabIndex={-1}>{say('Annoncer un événement', 'Announce an event')}</h1>
      <TextField label={say('Titre', 'Title')} value={title} onChange={setTitle} problems={against(problems, 'title')} isNeeded />
      <Chips label={say('Nature', 'Kind')} options={EVENT_KINDS} chosen={kind ? [kind] : []} onChoose={setKind} problems={against(problems, 'eventKind')} />
      {kind === 'OTHER' && <TextField label={say('Lequel ?', 'Which?')} value={otherKind} onChange={setOtherKind} problems={against(problems, 'otherKind')} />}
      <TextField label={say('Jour', 'Day')} type="date" value={startsOn} onChange={setStartsOn} problems={against(problems, 'startsOn', 'startsAt')} isNeeded />
      <Chips label={say('Forme', 'Form')} options={EVENT_FORMATS} chosen={[format]} onChoose={setFormat} problems={against(problems, 'format')} />
      {format !== 'ONLINE' && (
        <>
          <PlaceField place={place} onChange={setPlace} problems={against(problems, 'commune', 'department', 'region')} />
          <TextField label={say('Adresse ou salle', 'Address or room')} value={venue} onChange={setVenue} problems={against(problems, 'venue')} />
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
  const { problems, isBusy, writeNow } = useWriting();
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
          const work = doing === 'count' ? writeNow(recordAttendance, { ...common, participants }) : writeNow(cancelEvent, { ...common, reason });
          void work.then(isWritten => isWritten && onDone(doing === 'count' ? say('C’est compté.', 'It is counted.') : say('L’événement est annulé.', 'The event is cancelled.')));
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

export default function Events({ hub }: { hub: string }) {
  const answer = useSent(hubEvents, { hub });
  const [isNew, setIsNew] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const done = (what: string | null) => {
    setIsNew(false);
    setSaid(what);
    answer.refresh();
  };
  if (isNew)
    return <Announce hub={hub} onDone={done} />;
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
