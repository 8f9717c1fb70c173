// A region: who serves it, since when and who says so; what was done there, and what comes.
import { useAnswer } from '../shared/ask.ts';
import { Agenda, Breakdown, Curve, usePeriod } from './activity.tsx';
import { Conflicts, Fact, Missing, PrintButton } from './facts.tsx';
import { regionReport } from '../shared/operations.ts';
import { HubLink, Hubs, SourceLink, Sources, Status, statusText, View } from './parts.tsx';
import { Waiting } from '../shared/parts.tsx';
import { date, number, say, share } from '../shared/words.ts';
import { sinceShort } from './who.tsx';

export function RegionPage({ code }: { code: string }) {
  const { from, to, text } = usePeriod();
  const variables = { code, from, to };
  const answer = useAnswer(regionReport, variables);
  if (answer.data === null)
    return <section className="view"><h1 tabIndex={-1}>{say('Région', 'Region')}</h1><Waiting answer={answer} /></section>;
  const { region } = answer.data;
  if (!region)
    return <Missing title={say('Cette région n’existe pas', 'There is no such region')} />;
  document.title = `${region.name} · HubGraph`;
  const claims = region.coverage.nodes;
  const hubs = region.hubs.nodes;
  return (
    <>
      <View name={`region-${code}`} title={region.name} isFirst answer={answer} operation={regionReport} variables={variables}
        figure={region.population && region.coveredPopulation ? share(region.coveredPopulation, region.population) : undefined}
        sentence={<>
          {region.coveredPopulation > 0 && say('des habitants vivent là où un hub est attesté aujourd’hui : ',
            'of the people live where a hub is attested today: ')}
          {hubs.length === 0
            ? say('Aucune source connue ne dit qu’un hub couvre la région aujourd’hui.',
              'No known source says that a hub serves the region today.')
            : <><Hubs of={hubs} />{region.coverageStatus === 'YES' ? '.' : say(' couvre peut-être la région : aucune source ne l’atteste pour aujourd’hui, ou les sources se contredisent.',
                ' may serve the region: no source attests it for today, or sources conflict.')}</>}
        </>}
        sources={<Sources of={claims.map(claim => claim.source)} />}
        table={{
          caption: say('Qui la couvre, de quand à quand, selon qui', 'Who serves it, from when to when, who says so'),
          rows: claims,
          columns: [
            { title: 'Hub', value: claim => claim.hub.name, cell: claim => <HubLink hub={claim.hub} /> },
            { title: say('Aujourd’hui', 'Today'), value: claim => statusText(claim.status), cell: claim => <Status of={claim.status} /> },
            { title: say('Depuis', 'Since'), value: claim => claim.since, cell: claim => sinceShort(claim) },
            { title: say('Dernière confirmation', 'Last confirmed'), value: claim => claim.lastAttestedOn, cell: claim => (claim.lastAttestedOn ? date(claim.lastAttestedOn) : '–') },
            { title: 'Source', value: claim => claim.source?.title ?? null, cell: claim => claim.source && <SourceLink source={claim.source} /> },
          ],
        }}>
        <dl className="sheet">
          <Fact name={say('Statut', 'Status')}><Status of={region.coverageStatus} /></Fact>
          <Fact name={say('Habitants', 'People')}>{region.population ? `${number(region.population)}${region.populationYear ? ` (${region.populationYear})` : ''}` : undefined}</Fact>
          {region.targetedBy.nodes.length > 0 && <Fact name={say('Visée par', 'Targeted by')}>{region.targetedBy.nodes.map(call => call.name).join(', ')}</Fact>}
          {region.coverageDenials.nodes.map((denial, i) => (
            <Fact key={i} name={say(`Le ${date(denial.attestedOn)}`,
              `On ${date(denial.attestedOn)}`)}>« {denial.statement} »{denial.source && <> (<SourceLink source={denial.source} />)</>}</Fact>
          ))}
        </dl>
        <Conflicts of={region.conflicts.nodes} />
        <PrintButton />
      </View>
      <Curve scope={{ region: code }} title={say('Ce qui s’y est passé', 'What happened there')} name={`region-${code}-activity`} />
      <Breakdown scope={{ region: code }} groups={['hub', 'theme', 'kind', 'mission']} name={`region-${code}-breakdown`} />
      <Agenda region={code} from={from} to={to} first={20} title={say(`Ses événements ${text}`, `Its events ${text}`)} name={`region-${code}-events`} />
    </>
  );
}

