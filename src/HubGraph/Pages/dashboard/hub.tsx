// A hub: who it is, who carries it, what it serves, what it got, what it did; each fact with its source.
import { useAnswer } from '../shared/ask.ts';
import { Agenda, Breakdown, Curve, usePeriod } from './activity.tsx';
import { Conflicts, Fact, Missing, PrintButton } from './facts.tsx';
import { hubSheet } from '../shared/operations.ts';
import { RegionLink, SourceLink, Sources, Status, statusText, View } from './parts.tsx';
import { Waiting } from '../shared/parts.tsx';
import { date, euros, people, say } from '../shared/words.ts';
import { sinceShort } from './who.tsx';

const ROLES = { LEAD: say('chef de file', 'lead'), PARTNER: say('partenaire', 'partner') };

export function HubPage({ slug }: { slug: string }) {
  const variables = { slug };
  const answer = useAnswer(hubSheet, variables);
  const { from, to, text } = usePeriod();
  if (answer.data === null)
    return <section className="view"><h1 tabIndex={-1}>Hub</h1><Waiting answer={answer} /></section>;
  const { hub } = answer.data;
  if (!hub)
    return <Missing title={say('Ce hub n’existe pas', 'There is no such hub')} />;
  document.title = `${hub.name} · HubGraph`;
  const claims = hub.coverage.nodes;
  const place = (claim: (typeof claims)[number]) => claim.region ?? claim.department ?? claim.intercommunality ?? claim.commune;
  const sure = claims.filter(claim => claim.status === 'YES');
  const now = sure.length > 0 ? sure : claims.filter(claim => claim.status === 'UNCERTAIN');
  const population = hub.coveredPopulation;
  const carriers = hub.carriers.nodes;
  const awards = hub.awards.nodes;
  return (
    <>
      <View name={`hub-${slug}`} title={hub.name} isFirst answer={answer} operation={hubSheet} variables={variables}
        sentence={now.length === 0
          ? say('Aucune source connue ne dit ce qu’il couvre aujourd’hui.', 'No known source says what it serves today.')
          : <>{say(sure.length > 0 ? 'Couvre' : 'Couvre peut-être', sure.length > 0 ? 'Serves' : 'May serve')}{' '}
              {now.map((claim, i) => <span key={i}>{i > 0 && ', '}{claim.region ? <RegionLink region={claim.region} /> : place(claim)?.name}</span>)}
              {population > 0 && say(` : ${people(population)} ${population < 1_000_000 ? '' : 'd’'}habitants.`,
                `: ${people(population)} people.`)}</>}
        sources={<Sources of={[hub.nameSource, ...claims.map(claim => claim.source), ...carriers.map(carrier => carrier.source), ...awards.map(award => award.source)]} />}
        table={{
          caption: say('Ce qu’il couvre, de quand à quand, selon qui', 'What it serves, from when to when, who says so'),
          rows: claims,
          columns: [
            { title: say('Territoire', 'Territory'), value: claim => place(claim)?.name ?? null, cell: claim => (claim.region ? <RegionLink region={claim.region} /> : place(claim)?.name) },
            { title: say('Aujourd’hui', 'Today'), value: claim => statusText(claim.status), cell: claim => <Status of={claim.status} /> },
            { title: say('Depuis', 'Since'), value: claim => claim.since, cell: claim => sinceShort(claim) },
            { title: say('Jusqu’à', 'Until'), value: claim => claim.until, cell: claim => (claim.until ? date(claim.until) : '–') },
            { title: 'Source', value: claim => claim.source?.title ?? null, cell: claim => claim.source && <SourceLink source={claim.source} /> },
          ],
        }}>
        <dl className="sheet">
          <Fact name={say('Choisi par', 'Chosen by')}>{hub.call?.name}</Fact>
          {hub.otherNames.nodes.length > 0 && <Fact name={say('Appelé aussi', 'Also called')}>{hub.otherNames.nodes.map(other => other.name).join(', ')}</Fact>}
          <Fact name={say('Porté par', 'Carried by')}>{carriers.length > 0 && (
            <ul>{carriers.map(({ carrier, role, since: start, until }, i) => (
              <li key={i}>{carrier.name}{role && ` (${ROLES[role]})`}{start && say(`, depuis ${date(start)}`,
                `, since ${date(start)}`)}{until && say(`, jusqu’à ${date(until)}`, `, until ${date(until)}`)}</li>
            ))}</ul>
          ) || undefined}</Fact>
          <Fact name={say('Argent reçu', 'Money awarded')}>{awards.length > 0 && (
            <ul>{awards.map((award, i) => (
              <li key={i}><strong>{euros(award.amountEuros)}</strong>{award.label && ` (${award.label})`}{award.awardedOn && `, ${date(award.awardedOn)}`}{award.source && <>{say(', selon ', ', says ')}<SourceLink source={award.source} /></>}</li>
            ))}</ul>
          ) || undefined}</Fact>
          <Fact name={say('Missions', 'Missions')}>{hub.missions.nodes.length > 0 && <ul>{hub.missions.nodes.map(mission => <li key={mission.code}>{mission.name}</li>)}</ul> || undefined}</Fact>
          {hub.status === 'CLOSED' && <Fact name={say('Fermé', 'Closed')}>{hub.closedOn && date(hub.closedOn)}{hub.statusSource && <>{say(', selon ', ', says ')}<SourceLink source={hub.statusSource} /></>}</Fact>}
          {hub.website && <Fact name={say('Site', 'Website')}><a href={hub.website} rel="noreferrer">{hub.website}</a></Fact>}
          {hub.note && <Fact name={say('À savoir', 'To know')}>{hub.note}</Fact>}
        </dl>
        <Conflicts of={hub.conflicts.nodes} />
        <PrintButton />
      </View>
      <Curve scope={{ hub: slug }} title={say('Ce qu’il a fait', 'What it did')} name={`hub-${slug}-activity`} />
      <Breakdown scope={{ hub: slug }} groups={['kind', 'theme', 'region', 'mission']} name={`hub-${slug}-breakdown`} />
      <Agenda hub={slug} from={from} to={to} first={20} title={say(`Ses événements ${text}`, `Its events ${text}`)} name={`hub-${slug}-events`} />
    </>
  );
}

