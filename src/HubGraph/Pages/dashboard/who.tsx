// Who serves a commune: the answer, since when, and who says so.
import { useId, useState } from 'react';
import { useAnswer } from '../shared/ask.ts';
import { change, useAddress, withParameters } from '../shared/address.ts';
import { whoServes, type WhoServesQuery } from '../shared/operations.ts';
import { HubLink, RegionLink, SourceLink, Sources, Status, useDay, View } from './parts.tsx';
import { useCommunes } from '../shared/communes.ts';
import { Waiting } from '../shared/parts.tsx';
import { date, plural, say, today } from '../shared/words.ts';

function Search({ day }: { day: string }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const { text, isAsked, answer, found } = useCommunes(typed);
  return (
    <form role="search" onSubmit={event => {
      event.preventDefault();
      if (found[0] && answer.isFresh && typed.trim() === text) {
        change({ commune: found[0].code });
        setTyped('');
      }
    }}>
      <label htmlFor={id}>{say('Votre commune ou son code postal', 'Your commune or its postal code')}</label>
      <input id={id} type="search" value={typed} onChange={event => setTyped(event.target.value)} autoComplete="off" placeholder="Rennes, 35000…" maxLength={100} />
      {isAsked && (answer.retryAt !== null || answer.problem !== null) && <Waiting answer={answer} />}
      <p role="status" className={isAsked && answer.data && found.length === 0 ? undefined : 'unseen'}>
        {isAsked && answer.data && (found.length === 0
          ? say('Aucune commune ne porte ce nom ou ce code postal.', 'No commune has this name or postal code.')
          : plural(found.length, say('commune trouvée', 'commune found'), say('communes trouvées', 'communes found')))}
      </p>
      {isAsked && found.length > 0 && (
        <ul className="found">
          {found.map(({ code, name, place }) => (
            <li key={code}>
              <a href={withParameters({ commune: code, on: day === today() ? null : day }).href} onClick={() => setTyped('')}>{name} <small>{place}</small></a>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

type Place = NonNullable<WhoServesQuery['coverage']>[number];
type Claim = NonNullable<Place['claims']>[number];

/** Since when a claim holds, as far as sources say it. */
export function since({ since, notBefore, until }: Pick<Claim, 'since' | 'notBefore' | 'until'>) {
  const start = since
    ? say(`depuis ${since.length === 10 ? 'le ' : ''}${date(since)}`, `since ${date(since)}`)
    : say('depuis une date qu’aucune source ne donne', 'since a day that no source gives')
      + (notBefore ? say(` (pas avant ${date(notBefore)})`, ` (not before ${date(notBefore)})`) : '');
  return until ? `${start}, ${untilText(until)}` : start;
}

const untilText = (until: string) => say(`jusqu’${until.length === 10 ? 'au' : 'en'} ${date(until)}`, `until ${date(until)}`);

/** The same, for a table. */
export const sinceShort = ({ since, notBefore }: Pick<Claim, 'since' | 'notBefore'>) =>
  (since ? date(since) : notBefore ? say(`inconnu, pas avant ${date(notBefore)}`,
    `not known, not before ${date(notBefore)}`) : say('inconnu', 'not known'));

function Answered({ place }: { place: Place }) {
  const name = `${place.commune?.name ?? ''}${place.department ? ` (${place.department.name})` : ''}`;
  const hubs = place.hubs ?? [];
  const names = hubs.map((hub, i) => <span key={hub.slug}>{i > 0 && say(' et ', ' and ')}<strong><HubLink hub={hub} /></strong></span>);
  const isNow = place.on === today();
  const day = isNow ? say('aujourd’hui', 'today') : say(`le ${date(place.on)}`, `on ${date(place.on)}`);
  return (
    <div className="card" role="status">
      <p><Status of={place.status} /></p>
      {place.status === 'YES' && <p className="sentence">{names} {say(`${hubs.length > 1 ? 'couvrent' : 'couvre'} ${name}, ${day}.`,
        `${hubs.length > 1 ? 'serve' : 'serves'} ${name}, ${day}.`)}</p>}
      {place.status === 'UNCERTAIN' && (
        <p className="sentence">{names} {say(`couvre peut-être ${name}, ${day} : aucune source ne l’atteste pour ce jour, ou les sources se contredisent.`,
          `may serve ${name}, ${day}: no source attests it for that day, or sources conflict.`)}</p>
      )}
      {place.status === 'NO_KNOWN_CLAIM' && (
        <p className="sentence">{say(`Aucune source connue ne dit qu’un hub couvre ${name}, ${day}. Cela ne prouve pas qu’il n’y en a pas.`,
          `No known source says that a hub serves ${name}, ${day}. That does not prove that there is none.`)}</p>
      )}
      <ul className="facts">
        {place.claims?.map((claim, i) => (
          <li key={i}>
            {hubs.length > 1 && <>{hubs.find(hub => hub.slug === claim.hub.slug)?.name} : </>}
            {since(claim)}{claim.source && <>{say(', selon ', ', says ')}<SourceLink source={claim.source} /></>}
            {claim.disputed && <strong> {say('Les sources se contredisent.', 'Sources contradict each other.')}</strong>}
          </li>
        ))}
        {place.denials?.map((denial, i) => (
          <li key={i}>{say('Ce jour-là, une source dit le contraire : ',
            'On that day, a source denies it: ')}« {denial.statement} »{denial.source && <> (<SourceLink source={denial.source} />)</>}</li>
        ))}
        {place.lastAttestedOn && place.lastAttestedSource && (
          <li>{say('dit pour la dernière fois le', 'said for the last time on')} {date(place.lastAttestedOn)} {say('par', 'by')} <SourceLink source={place.lastAttestedSource} /></li>
        )}
        {place.region && <li>{say('Région :', 'Region:')} <RegionLink region={place.region} /></li>}
        {hubs.map(hub => hub.website && <li key={hub.slug}><a href={hub.website} rel="noreferrer">{say('Site du hub', 'Website of the hub')}</a></li>)}
      </ul>
    </div>
  );
}

/** The first question. */
export function Who() {
  const { parameters } = useAddress();
  const day = useDay();
  const commune = parameters.get('commune');
  const variables = { commune: commune ?? '', on: day };
  const answer = useAnswer(whoServes, commune ? variables : null);
  const claims = answer.data?.coverage?.flatMap(({ claims, ...place }) => (claims ?? []).map(claim => ({ claim, place }))) ?? [];
  return (
    <div className="who">
      <h1 tabIndex={-1}>{say('Quel hub couvre ma commune ?', 'Which hub serves my commune?')}</h1>
      <p className="lead">
        {say('Les hubs de l’inclusion numérique aident celles et ceux qui aident : médiateurs, collectivités, associations. Voici qui couvre quoi, depuis quand, et qui le dit.',
          'The hubs of digital inclusion help those who help: mediators, local authorities, associations. Here is who serves where, since when, and who says so.')}
      </p>
      <Search day={day} />
      {commune && (
        <View name="who" title={say('Réponse', 'Answer')} answer={answer} operation={whoServes} variables={variables} isEmbeddable
          sources={<Sources of={claims.map(({ claim }) => claim.source)} />}
          table={claims.length === 0 ? undefined : {
            caption: say('Ce que disent les sources', 'What sources say'),
            rows: claims,
            columns: [
              { title: 'Hub', value: ({ claim, place }) => place.hubs?.find(hub => hub.slug === claim.hub.slug)?.name ?? claim.hub.slug },
              { title: say('Depuis', 'Since'), value: ({ claim }) => claim.since, cell: ({ claim }) => sinceShort(claim) },
              { title: say('Jusqu’à', 'Until'), value: ({ claim }) => claim.until, cell: ({ claim }) => (claim.until ? date(claim.until) : '–') },
              { title: 'Source', value: ({ claim }) => claim.source?.title ?? null, cell: ({ claim }) => claim.source && <SourceLink source={claim.source} /> },
            ],
          }}>
          {answer.data?.coverage?.map(place => <Answered key={place.commune?.code} place={place} />)}
        </View>
      )}
    </div>
  );
}
