// Who may write for a hub, where the issuer of tokens does not say it: for administrators.
import { useState } from 'react';
import { grantHub, hubGrants, revokeHubGrant, type HubGrantsQuery } from '../shared/operations.ts';
import { date, say, today } from '../shared/words.ts';
import { against, besides, Problems, TextField } from './fields.tsx';
import { at, Standing, useWriting } from './parts.tsx';
import { may, useSent } from './session.ts';

type Row = NonNullable<NonNullable<HubGrantsQuery['hub']>['grants']>['nodes'][number];

const nameOf = ({ person }: Row) => person.name ?? say('Personne sans nom', 'Somebody without a name');

function standingOf({ since, until, revokedAt }: Row) {
  if (revokedAt)
    return say('retiré', 'revoked');
  if (since > today())
    return say('à venir', 'to come');
  return until && until < today() ? say('échu', 'over') : say('en cours', 'in force');
}

function Give({ hub, onDone }: { hub: string; onDone: (said: string | null) => void }) {
  const [subject, setSubject] = useState('');
  const [name, setName] = useState('');
  const [since, setSince] = useState(today());
  const [until, setUntil] = useState('');
  const { problems, isBusy, writeNow } = useWriting();
  return (
    <form className="activity" noValidate onSubmit={event => {
      event.preventDefault();
      void writeNow(grantHub, { hub, subject: subject.trim(), since: since || null, until: until || null, name: name.trim() || null })
        .then(isWritten => isWritten && onDone(say(`${name.trim() || 'Cette personne'} peut écrire pour ce hub.`, `${name.trim() || 'This person'} may write for this hub.`)));
    }}>
      <p><button type="button" onClick={() => onDone(null)}>← {say('Accès', 'Access')}</button></p>
      <h1 tabIndex={-1}>{say('Donner accès au hub', 'Give access to the hub')}</h1>
      <TextField label={say('Identifiant de la personne', 'The person’s identifier')} value={subject} onChange={setSubject} problems={against(problems, 'subject')} isNeeded
        hint={say('La console le montre à qui se connecte sans avoir de hub.', 'The console shows it to whoever signs in and has no hub.')} />
      <TextField label={say('Nom', 'Name')} value={name} onChange={setName} problems={against(problems, 'name')} />
      <TextField label={say('À partir du', 'From')} type="date" value={since} onChange={setSince} problems={against(problems, 'since')} />
      <TextField label={say('Jusqu’au (facultatif)', 'Until (optional)')} type="date" value={until} onChange={setUntil} problems={against(problems, 'until')} />
      <div className="submit">
        <Problems of={besides(problems, 'subject', 'name', 'since', 'until')} />
        <p className="actions"><button className="primary" disabled={isBusy || !subject.trim()}>{say('Donner accès', 'Give access')}</button></p>
      </div>
    </form>
  );
}

function Item({ row, onDone }: { row: Row; onDone: (said: string | null) => void }) {
  const [reason, setReason] = useState<string | null>(null);
  const { problems, isBusy, writeNow } = useWriting();
  const isOpen = !row.revokedAt && (!row.until || row.until >= today());
  return (
    <li>
      <p><span className="state">{standingOf(row)}</span> <strong>{nameOf(row)}</strong></p>
      <p className="soft">{row.until ? say(`Du ${date(row.since)} au ${date(row.until)}`, `From ${date(row.since)} until ${date(row.until)}`) : say(`Depuis le ${date(row.since)}`, `Since ${date(row.since)}`)}</p>
      {row.history.nodes.map(({ kind, at: instant, actor }, i) => (
        <p key={i} className="soft">
          {kind === 'CREATED' ? say('Donné le', 'Given on') : row.revokedAt && i === 0 ? say('Retiré le', 'Revoked on') : say('Modifié le', 'Changed on')} {at.format(new Date(instant))}
          {actor?.name && ` · ${actor.name}`}{row.revokedAt && i === 0 && row.revocationReason && ` · ${row.revocationReason}`}
        </p>
      ))}
      {isOpen && may('revokeHubGrant') && (reason === null
        ? <p className="actions"><button type="button" onClick={() => setReason('')} aria-label={say(`Retirer l’accès de ${nameOf(row)}…`, `Revoke the access of ${nameOf(row)}…`)}>{say('Retirer…', 'Revoke…')}</button></p>
        : (
          <form className="card" onSubmit={event => {
            event.preventDefault();
            void writeNow(revokeHubGrant, { id: row.id, reason: reason.trim() })
              .then(isWritten => isWritten && onDone(say('L’accès est retiré ; il reste dans l’historique.', 'The access is revoked; it stays in the history.')));
          }}>
            <TextField label={say('Pourquoi le retirer ?', 'Why is it revoked?')} value={reason} onChange={setReason} problems={against(problems, 'reason')} isNeeded />
            <Problems of={besides(problems, 'reason')} />
            <p className="actions">
              <button className="primary" disabled={isBusy || !reason.trim()}>{say('Retirer l’accès', 'Revoke the access')}</button>
              <button type="button" onClick={() => setReason(null)}>{say('Fermer', 'Close')}</button>
            </p>
          </form>
        ))}
    </li>
  );
}

export default function Grants({ hub }: { hub: string }) {
  const answer = useSent(hubGrants, { hub });
  const [isNew, setIsNew] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const done = (what: string | null) => {
    setIsNew(false);
    setSaid(what);
    answer.refresh();
  };
  if (isNew)
    return <Give hub={hub} onDone={done} />;
  const list = answer.data?.hub?.grants?.nodes;
  return (
    <>
      <h1 tabIndex={-1}>{say('Accès', 'Access')}</h1>
      <p className="soft">{say('Qui peut écrire pour ce hub, en plus de ceux que le fournisseur d’identité désigne lui-même.', 'Who may write for this hub, besides those whom the identity provider names itself.')}</p>
      <p role="status" className={said ? 'notice done' : 'unseen'}>{said}</p>
      <p><button type="button" className="primary" onClick={() => setIsNew(true)}>{say('Donner accès', 'Give access')}</button></p>
      <Standing of={answer} />
      {list?.length === 0 && <p className="soft">{say('Personne n’a reçu d’accès ici.', 'Nobody was given access here.')}</p>}
      <ul className="stream">{list?.map(row => <Item key={`${row.id}-${row.revokedAt}`} row={row} onDone={done} />)}</ul>
    </>
  );
}
