// Who got what: what calls had to give, what is known of it, and what is not; what funders gave to projects.
import { useAnswer } from '../shared/ask.ts';
import { Share } from './charts.tsx';
import { callsAndAwards, moneyByFunder } from '../shared/operations.ts';
import { HubLink, SourceLink, Sources, View } from './parts.tsx';
import { date, euros, number, plural, say, share } from '../shared/words.ts';

export function Calls({ isFirst }: { isFirst?: boolean }) {
  const answer = useAnswer(callsAndAwards, {});
  const calls = answer.data?.calls?.nodes ?? [];
  const hubs = answer.data?.hubs?.nodes ?? [];
  const total = answer.data?.awardStatistics?.total;
  const sum = (values: (number | null)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0);
  const envelope = sum(calls.map(call => call.envelopeEuros));
  const rows = hubs.flatMap(hub => (hub.awards.nodes.length > 0 ? hub.awards.nodes : [null]).map(award => ({ hub, award })))
    .sort((one, other) => (other.hub.awardedEuros ?? 0) - (one.hub.awardedEuros ?? 0));
  const silent = hubs.filter(hub => hub.awards.nodes.length === 0).length;
  return (
    <View name="money" title={say('Qui a reçu quoi ?', 'Who got what?')} isFirst={isFirst} isEmbeddable answer={answer} operation={callsAndAwards} variables={{}}
      figure={total && euros(total.amountEuros.sum ?? 0)}
      sentence={total && say(
        `sont attestés par des sources, pour ${plural(total.hubCount, 'hub', 'hubs')}. Ce que ${plural(silent, 'autre hub a reçu n’est', 'autres hubs ont reçu n’est')} pas connu. Les appels annonçaient ensemble ${euros(envelope)}.`,
        `are attested by sources, for ${plural(total.hubCount, 'hub', 'hubs')}. What ${plural(silent, 'other hub', 'other hubs')} got is not known. The calls announced ${euros(envelope)} together.`)}
      sources={<Sources of={[...calls.map(call => call.source), ...rows.map(row => row.award?.source)]} />}
      counted={<p>{say('Une subvention est ce qu’une source dit avoir été donné ; elle n’est jamais calculée d’après le règlement de l’appel.',
        'An award is what a source says was given; it is never computed from the call’s rules.')}</p>}
      table={{
        caption: say('Par hub', 'By hub'),
        rows,
        isShort: false,
        columns: [
          { title: 'Hub', value: row => row.hub.name, cell: row => <HubLink hub={row.hub} /> },
          { title: say('Appel', 'Call'), value: row => row.award?.call?.slug ?? row.hub.call?.slug ?? null, cell: row => (row.award?.call ?? row.hub.call)?.slug.replace('-', '\u2011') },
          { title: say('Montant', 'Amount'), value: row => row.award?.amountEuros ?? null, format: euros },
          { title: say('Pour', 'For'), value: row => row.award?.label ?? '', cell: row => row.award?.label ?? '–' },
          { title: 'Date', value: row => row.award?.awardedOn ?? '', cell: row => (row.award?.awardedOn ? date(row.award.awardedOn) : '–') },
          { title: 'Source', value: row => row.award?.source?.title ?? '', cell: row => (row.award?.source ? <SourceLink source={row.award.source} /> : '–') },
        ],
      }}>
      <ul className="cards">
        {calls.map(call => (
          <li key={call.slug} className="card">
            <h2>{call.name}</h2>
            <p className="soft">{call.issuer}{call.opensOn && `, ${date(call.opensOn)}`}</p>
            {call.envelopeEuros !== null && (
              <Share value={call.awardedEuros ?? 0} most={call.envelopeEuros}
                text={say(`${euros(call.awardedEuros ?? 0)} connus sur ${euros(call.envelopeEuros)} (${share(call.awardedEuros ?? 0, call.envelopeEuros)})`,
                  `${euros(call.awardedEuros ?? 0)} known of ${euros(call.envelopeEuros)} (${share(call.awardedEuros ?? 0, call.envelopeEuros)})`)} />
            )}
            <p>{say(`Ce qu’a reçu un lauréat est connu pour ${number(call.knownAwardCount ?? 0)} sur ${call.laureateCount ?? '?'}.`,
              `What ${number(call.knownAwardCount ?? 0)} of ${call.laureateCount ?? '?'} laureates got is known.`)}</p>
          </li>
        ))}
      </ul>
    </View>
  );
}

export function Funders({ isFirst }: { isFirst?: boolean }) {
  const variables = { first: 20 };
  const answer = useAnswer(moneyByFunder, variables);
  const lines = answer.data?.fundingLineStatistics;
  const rows = lines?.nodes ?? [];
  const most = Math.max(0, ...rows.map(row => row.grantedEuros.sum ?? 0));
  return (
    <View name="funders" title={say('Qui finance les projets ?',
      'Who funds the projects?')} isFirst={isFirst} isEmbeddable answer={answer} operation={moneyByFunder} variables={variables}
      figure={lines && euros(lines.total.grantedEuros.sum ?? 0)}
      sentence={lines && (lines.totalCount === 0
        ? say('Aucun financement de projet n’est connu.', 'No funding of a project is known.')
        : say(`accordés à ${plural(lines.total.fundedProjectCount, 'projet', 'projets')} par ${plural(lines.totalCount, 'financeur', 'financeurs')}, sur ${euros(lines.total.requestedEuros.sum ?? 0)} demandés.`,
          `granted to ${plural(lines.total.fundedProjectCount, 'project', 'projects')} by ${plural(lines.totalCount, 'funder', 'funders')}, of ${euros(lines.total.requestedEuros.sum ?? 0)} asked for.`))}
      sources={say('ce que les hubs saisissent eux-mêmes', 'what hubs log themselves')}
      table={{
        caption: say('Par financeur', 'By funder'),
        rows,
        columns: [
          { title: say('Financeur', 'Funder'), value: row => row.funder ?? '–', cell: row => <>{row.funder}<Share value={row.grantedEuros.sum ?? 0} most={most} text="" /></> },
          { title: say('Projets', 'Projects'), value: row => row.fundedProjectCount },
          { title: say('Demandé', 'Asked for'), value: row => row.requestedEuros.sum, format: euros },
          { title: say('Accordé', 'Granted'), value: row => row.grantedEuros.sum, format: euros },
        ],
      }} />
  );
}
