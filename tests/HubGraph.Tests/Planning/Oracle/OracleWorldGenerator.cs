using HubGraph.Concepts;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Missions;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using static HubGraph.Tests.Planning.Oracle.OracleSamples;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>Makes a random small database, full of nulls, ties and odd texts; any of its tables may be empty.</summary>
public sealed class OracleWorldGenerator(Dice dice)
{
    private readonly OracleWorld _world = new();
    private readonly HashSet<long> _keys = [];
    private readonly HashSet<string> _natural = [];

    public OracleWorld Generate()
    {
        List<Source> sources = [.. Repeat(1, 3, Source)];
        List<Region> regions = [.. Repeat(0, 4, Region)];
        List<Department> departments = regions.Count == 0 ? [] : [.. Repeat(0, 5, () => Department(regions))];
        List<Intercommunality> intercommunalities = [.. Repeat(0, 3, Intercommunality)];
        List<Commune> communes = [.. Repeat(0, 8, () => Commune(regions, departments, intercommunalities))];
        if (communes.Count > 0)
        {
            Repeat(0, 3, () => Add(new FormerCommune { Code = Natural(), Name = dice.Maybe(Text), Commune = dice.Pick(communes) }));
            foreach (IRecord territory in regions.Concat<IRecord>(departments).Where(_ => dice.OneIn(2)))
                _world.Seat(territory, dice.Pick(communes));
        }
        List<Mission> missions = [.. Repeat(0, 3, () => Mission(sources))];
        List<Call> calls = [.. Repeat(0, 3, () => Call(sources, regions, missions))];
        Repeat(0, 3, () => Add(new Omission { Source = dice.Pick(sources), Entry = Text(), Reason = Text(), ReasonInFrench = Text() }));
        Repeat(0, 3, () => Add(new Figure { Code = Natural(), Name = Text(), Value = Number(), Unit = dice.Maybe(Text), AsOf = PartialDate(), Statement = Text(), Call = dice.PickOrNull(calls), Source = dice.Pick(sources) }));
        if (calls.Count > 0)
            Repeat(0, 3, () => Add(new Achievement { Call = dice.Pick(calls), Statement = Text(), Period = dice.Maybe(Text), Source = dice.Pick(sources) }));
        List<Carrier> carriers = [.. Repeat(0, 4, () => Carrier(communes))];
        List<Hub> hubs = [.. Repeat(0, 6, () => Hub(sources, calls))];
        if (hubs.Count == 0)
            return _world;
        List<Conflict> conflicts = [.. Repeat(0, 3, () => Add(new Conflict
        {
            Code = Natural(),
            Hub = dice.PickOrNull(hubs),
            Call = dice.PickOrNull(calls),
            Region = dice.PickOrNull(regions),
            Subject = Text(),
            SubjectInFrench = Text(),
            Shown = Text(),
            ShownInFrench = Text(),
        }))];
        if (conflicts.Count > 0)
            Repeat(0, 5, () => Add(new ConflictSide { Conflict = dice.Pick(conflicts), Position = dice.Below(3), Statement = Text(), Source = dice.Pick(sources) }));
        Repeat(0, 5, () => Add(new HubName { Hub = dice.Pick(hubs), Name = Text(), Since = PartialDate(), Until = PartialDate(), Source = dice.PickOrNull(sources), AttestedOn = Day(), LastAttestedOn = Day(), LastAttestedSource = dice.PickOrNull(sources) }));
        if (carriers.Count > 0)
            Repeat(0, 8, () => HubCarrier(hubs, carriers, sources));
        if (missions.Count > 0)
            Repeat(0, 6, () => Add(new HubMission { Hub = dice.Pick(hubs), Mission = dice.Pick(missions), Since = PartialDate(), Until = PartialDate(), Source = dice.PickOrNull(sources) }));
        List<IRecord> territories = [.. regions, .. departments, .. intercommunalities, .. communes];
        if (territories.Count > 0)
            Repeat(0, 4, () => Denial(sources, territories));
        Repeat(0, 8, () => Coverage(hubs, sources, regions, departments, intercommunalities, communes));
        Repeat(0, 8, () => Add(new Award { Hub = dice.Pick(hubs), Call = dice.PickOrNull(calls), AmountCents = dice.Pick(Cents), Label = dice.Maybe(Text), AwardedOn = PartialDate(), Source = dice.PickOrNull(sources) }));
        OracleFieldworkGenerator fieldwork = new(dice, record => Add(record), hubs, missions, carriers, regions, departments, intercommunalities, communes);
        fieldwork.Generate();
        return _world;
    }

    private Source Source() => Add(new Source { Slug = Natural(), Title = Text(), Publisher = Text(), PublishedOn = Day(), Url = dice.Maybe(Text) });

    private Region Region() => Add(new Region { Code = Natural(), Name = Text(), Zone = dice.PickEnum<TerritoryZone>(), Population = Inhabitants(), PopulationYear = Number(), PopulationTable = dice.Maybe(Text) });

    private Department Department(List<Region> regions) =>
        Add(new Department { Code = Natural(), Name = Text(), Zone = dice.PickEnum<TerritoryZone>(), Region = dice.Pick(regions), Population = Inhabitants(), PopulationYear = Number(), PopulationTable = dice.Maybe(Text) });

    private Intercommunality Intercommunality() =>
        Add(new Intercommunality { Siren = Natural(), Name = Text(), Kind = dice.PickEnum<IntercommunalityKind>(), Population = Inhabitants() });

    private Commune Commune(List<Region> regions, List<Department> departments, List<Intercommunality> intercommunalities)
    {
        Commune commune = Add(new Commune
        {
            Code = Natural(),
            Name = Text(),
            Region = dice.PickOrNull(regions),
            Department = dice.PickOrNull(departments),
            Intercommunality = dice.PickOrNull(intercommunalities),
            Population = Inhabitants(),
        });
        commune.PostalCodes.AddRange(dice.Some(["01000", "01000 CEDEX", "2A000", "", "é", "%", "😀", "\uFFFD"], 3).Select(code => new CommunePostalCode { Code = code }));
        return commune;
    }

    private Mission Mission(List<Source> sources)
    {
        Mission mission = Add(new Mission { Code = Natural(), Name = Text(), Statement = dice.Maybe(Text), Source = dice.Pick(sources) });
        mission.Tasks.AddRange(dice.Some([3, 1, 2, 10], 4).Select(position => new MissionTask { Position = position, Task = Text() }));
        return mission;
    }

    private Call Call(List<Source> sources, List<Region> regions, List<Mission> missions)
    {
        Call call = Add(new Call
        {
            Slug = Natural(),
            Name = Text(),
            Kind = dice.PickEnum<CallKind>(),
            OpensOn = Day(),
            ClosesOn = Day(),
            EnvelopeCents = dice.MaybeValue(() => dice.Pick(Cents)),
            BaseGrantCents = dice.MaybeValue(() => dice.Pick(Cents)),
            BonusNote = dice.Maybe(Text),
            Issuer = dice.Maybe(Text),
            TargetNote = dice.Maybe(Text),
            IsTargetListOpen = dice.OneIn(2),
            PerimeterNote = dice.Maybe(Text),
            ApplicantNote = dice.Maybe(Text),
            LaureateCount = Number(),
            LaureateSource = dice.PickOrNull(sources),
            LaureatesAnnouncedOn = PartialDate(),
            Url = dice.Maybe(Text),
            Source = dice.Pick(sources),
        });
        call.Partners.AddRange(dice.Some([1, 2, 3], 3).Select(position => new CallPartner { Position = position, Name = Text() }));
        call.ApplicantKinds.AddRange(dice.Some(Enum.GetValues<OrganisationKind>(), 3).Select(kind => new CallApplicantKind { Kind = kind }));
        call.TargetRegions.AddRange(dice.Some(regions, 3).Select(region => new CallTargetRegion { Region = region }));
        call.Missions.AddRange(dice.Some(missions, 2).Select(mission => new CallMission { Mission = mission }));
        foreach (string code in dice.Some(["b", "a", "é"], 3))
            Add(new CallBonus { Call = call, Code = code, Name = Text(), AmountCents = dice.Pick(Cents), Condition = dice.Maybe(Text) });
        return call;
    }

    private Carrier Carrier(List<Commune> communes)
    {
        Carrier carrier = Add(new Carrier
        {
            Slug = Natural(),
            Name = Text(),
            Kind = dice.MaybeValue(dice.PickEnum<OrganisationKind>),
            Siret = dice.Maybe(Natural),
            Rna = dice.Maybe(Text),
            Commune = dice.PickOrNull(communes),
        });
        carrier.Identifiers.AddRange(Identifiers<CarrierIdentifier>(dice));
        return carrier;
    }

    private Hub Hub(List<Source> sources, List<Call> calls)
    {
        Hub hub = Add(new Hub
        {
            Slug = Natural(),
            Name = Text(),
            NameSource = dice.PickOrNull(sources),
            Number = Number(),
            Status = dice.MaybeValue(dice.PickEnum<HubStatus>),
            ClosedOn = PartialDate(),
            StatusSource = dice.PickOrNull(sources),
            StatusAttestedOn = Day(),
            NameAttestedOn = Day(),
            Note = dice.Maybe(Text),
            Website = dice.Maybe(Text),
            Call = dice.PickOrNull(calls),
        });
        hub.Identifiers.AddRange(Identifiers<HubIdentifier>(dice));
        return hub;
    }

    private HubCarrier HubCarrier(List<Hub> hubs, List<Carrier> carriers, List<Source> sources) => Add(new HubCarrier
    {
        Hub = dice.Pick(hubs),
        Carrier = dice.Pick(carriers),
        Role = dice.MaybeValue(dice.PickEnum<CarrierRole>),
        Position = dice.Below(3),
        PrintedName = dice.Maybe(Text),
        Since = PartialDate(),
        Until = PartialDate(),
        Source = dice.PickOrNull(sources),
        AttestedOn = Day(),
        LastAttestedOn = Day(),
        LastAttestedSource = dice.PickOrNull(sources),
    });

    private Coverage Coverage(List<Hub> hubs, List<Source> sources, List<Region> regions, List<Department> departments, List<Intercommunality> intercommunalities, List<Commune> communes)
    {
        TerritorialScale scale = dice.PickEnum<TerritorialScale>();
        Coverage coverage = Add(new Coverage
        {
            Hub = dice.Pick(hubs),
            Scale = scale,
            Region = scale == TerritorialScale.Region ? dice.PickOrNull(regions) : null,
            Department = scale == TerritorialScale.Department ? dice.PickOrNull(departments) : null,
            Intercommunality = scale == TerritorialScale.Intercommunality ? dice.PickOrNull(intercommunalities) : null,
            Commune = scale == TerritorialScale.Commune ? dice.PickOrNull(communes) : null,
            SinceSource = dice.PickOrNull(sources),
            UntilSource = dice.PickOrNull(sources),
            Source = dice.PickOrNull(sources),
            LastAttestedSource = dice.PickOrNull(sources),
        });
        coverage.Date(PartialDate(), PartialDate(), PartialDate(), dice.OneIn(4), Day(), Day());
        return coverage;
    }

    // Of a territory that is there: only those lead to it.
    private CoverageDenial Denial(List<Source> sources, List<IRecord> territories)
    {
        IRecord territory = dice.Pick(territories);
        return Add(new CoverageDenial
        {
            Scale = territory switch
            {
                HubGraph.Concepts.Territories.Region => TerritorialScale.Region,
                HubGraph.Concepts.Territories.Department => TerritorialScale.Department,
                HubGraph.Concepts.Territories.Intercommunality => TerritorialScale.Intercommunality,
                _ => TerritorialScale.Commune,
            },
            Region = territory as Region,
            Department = territory as Department,
            Intercommunality = territory as Intercommunality,
            Commune = territory as Commune,
            AttestedOn = dice.Pick(Days),
            Statement = dice.Maybe(Text),
            Source = dice.PickOrNull(sources),
        });
    }

    private T Add<T>(T record)
        where T : IRecord
    {
        do
            record.Id = dice.Between(1, 500);
        while (!_keys.Add(record.Id));
        _world.Add(record);
        return record;
    }

    private List<T> Repeat<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, dice.Between(least, most)).Select(_ => make())];

    // As texts are written: in Unicode's composed form.
    private string Text() => OracleSamples.Text(dice).Normalize();

    // A natural key: any text, once.
    private string Natural()
    {
        string key = Text();
        while (!_natural.Add(key))
            key += dice.Below(10);
        return key;
    }

    private int? Number() => dice.MaybeValue(() => OracleSamples.Number(dice));

    // So few that all of a world together are still an Int.
    private int? Inhabitants() => Number() / 1_000;

    private DateOnly? Day() => dice.MaybeValue(() => dice.Pick(Days));

    private DateWithPrecision? PartialDate() => dice.MaybeValue(() => dice.Pick(PartialDates));
}
