using HubGraph.Concepts.Identifiers;
using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Sources;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Hubs;

/// <summary>Hubs: they are created, change, take other names, close and reopen.</summary>
internal static class HubMutations
{
    private static readonly Rule[] s_rules = [
        WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.UnknownCall, WriteRules.AlreadyExists, WriteRules.InvalidSiret,
        WriteRules.InvalidRna,
    ];
    private static readonly Rule[] s_updateRules = [WriteRules.UnknownHub, WriteRules.StaleVersion];
    private static readonly InputCopy<CreateHubInput, Hub> s_creation = new("Contacts", "Identifiers");
    private static readonly InputCopy<UpdateHubInput, Hub> s_update = new("Slug", "Contacts", "Identifiers");
    private static readonly InputCopy<HubContactInput, HubContact> s_contact = new();

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<CreateHubInput>(
            "createHub", "Creates a hub (hub pour un numérique inclusif).", Rights.Administrators, "hub", nameof(Hub),
            [.. s_rules, WriteRules.UnknownSource], CreateAsync);
        mutations.Add<UpdateHubInput>(
            "updateHub", "Changes a hub, but for its name.", Rights.Administrators, "hub", nameof(Hub),
            [.. s_rules, .. s_updateRules], UpdateAsync);
        mutations.Add<RenameHubInput>(
            "renameHub", "Gives a hub a new name; the old one stays among its other names.", Rights.Administrators, "hub", nameof(Hub),
            [.. s_updateRules, WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.DateInFuture, WriteRules.UnknownSource],
            RenameAsync);
        mutations.Add<CloseHubInput>(
            "closeHub", "Tells that a hub closed.", Rights.Administrators, "hub", nameof(Hub),
            [.. s_updateRules, WriteRules.AlreadyClosed, WriteRules.DateInFuture, WriteRules.UnknownSource], CloseAsync);
        mutations.Add<ReopenHubInput>(
            "reopenHub", "Takes back that a hub closed.", Rights.Administrators, "hub", nameof(Hub),
            [.. s_updateRules, WriteRules.NotClosed, WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.UnknownSource],
            ReopenAsync);
    }

    private static async Task<IRecord?> CreateAsync(WriteSession session, CreateHubInput input)
    {
        LookupResult lookup = await session.FindAsync(s_creation.Ask(input).Add<Hub>(input.Slug));
        session.RefuseTaken<Hub>(lookup, input.Slug, "slug");
        ValueRules.CheckSlug(input.Slug, "slug", session.Refuse);
        Hub hub = s_creation.Create(input, session.Refuse, lookup);
        hub.NameAttestedOn = lookup.Find<Source>(input.NameSource)?.Day;
        hub.Contacts.AddRange(ContactsOf(session, input.Contacts ?? []));
        await IdentifierWriting.PutAsync(session, hub, input.Identifiers, nameof(HubIdentifier.HubId));
        HubRules.Check(hub, session.Refuse);
        session.Context.Add(hub);
        return hub;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateHubInput input)
    {
        if (await ReadAsync(session, s_update.Ask(input), input.Slug, input.Version) is not var (hub, lookup))
            return null;
        s_update.Apply(input, hub, session.Refuse, lookup);
        if (input.Contacts.IsSet)
        {
            await session.Context.Entry(hub).Collection(known => known.Contacts).LoadAsync(session.CancellationToken);
            IEnumerable<HubContact> contacts = ContactsOf(session, input.Contacts.Or([]));
            session.ReplaceParts(hub, hub.Contacts, contacts, KeyOf, (_, _) => { });
        }
        if (input.Identifiers.IsSet)
        {
            await session.Context.Entry(hub).Collection(known => known.Identifiers).LoadAsync(session.CancellationToken);
            await IdentifierWriting.PutAsync(session, hub, input.Identifiers.Or([]), nameof(HubIdentifier.HubId));
        }
        HubRules.Check(hub, session.Refuse);
        return hub;
    }

    private static async Task<IRecord?> RenameAsync(WriteSession session, RenameHubInput input)
    {
        if (await ReadAsync(session, new LookupRequest().Add<Source>(input.Source), input.Slug, input.Version) is not var (hub, lookup))
            return null;
        HubRules.CheckNewName(hub, input.Name, input.Since, PlaceTime.TodayIn(null, session.Now), session.Refuse);
        long? source = session.KeyOf<Source>(lookup, input.Source, "source");
        // Who states a new name states the old one as well.
        session.Context.Add(new HubName
        {
            HubId = hub.Id,
            Name = hub.Name,
            Until = input.Since?.LastBefore(),
            SourceId = hub.NameSourceId ?? source,
            AttestedOn = hub.NameAttestedOn,
            LastAttestedOn = hub.NameAttestedOn,
        });
        (hub.Name, hub.NameSourceId) = (input.Name, source);
        hub.NameAttestedOn = lookup.Find<Source>(input.Source)?.Day;
        return hub;
    }

    private static async Task<IRecord?> CloseAsync(WriteSession session, CloseHubInput input)
    {
        if (await ReadAsync(session, new LookupRequest().Add<Source>(input.Source), input.Slug, input.Version) is not var (hub, lookup))
            return null;
        HubRules.CheckClosing(hub, input.ClosedOn, PlaceTime.TodayIn(null, session.Now), session.Refuse);
        (hub.Status, hub.ClosedOn) = (HubStatus.Closed, input.ClosedOn);
        hub.StatusSourceId = session.KeyOf<Source>(lookup, input.Source, "source");
        hub.StatusAttestedOn = input.AttestedOn ?? lookup.Find<Source>(input.Source)?.Day;
        return hub;
    }

    private static async Task<IRecord?> ReopenAsync(WriteSession session, ReopenHubInput input)
    {
        if (await ReadAsync(session, new LookupRequest().Add<Source>(input.Source), input.Slug, input.Version) is not var (hub, lookup))
            return null;
        if (hub.Status != HubStatus.Closed && hub.ClosedOn is null)
            session.Refuse(WriteRules.NotClosed, "slug");
        session.Because(input.Reason);
        (hub.Status, hub.ClosedOn) = (input.Source is null ? null : HubStatus.Active, null);
        hub.StatusSourceId = session.KeyOf<Source>(lookup, input.Source, "source");
        hub.StatusAttestedOn = input.Source is null ? null : input.AttestedOn ?? lookup.Find<Source>(input.Source)?.Day;
        return hub;
    }

    private static async Task<(Hub Hub, LookupResult Lookup)?> ReadAsync(
        WriteSession session, LookupRequest request, string slug, int version)
    {
        LookupResult lookup = await session.FindAsync(request.Add<Hub>(slug));
        if (session.KeyOf<Hub>(lookup, slug, "slug") is not { } id)
            return null;
        Hub hub = await session.Context.Hubs.SingleAsync(known => known.Id == id, session.CancellationToken);
        session.IsCurrent(hub, version);
        return (hub, lookup);
    }

    // Each once.
    private static IEnumerable<HubContact> ContactsOf(WriteSession session, IReadOnlyList<HubContactInput> inputs)
    {
        HubContact[] contacts = [.. inputs.Select(input => s_contact.Create(input, session.Refuse))];
        HubRules.Check(contacts, session.Refuse);
        return contacts.DistinctBy(KeyOf);
    }

    private static (string, string?, string?, string?) KeyOf(HubContact contact) =>
        (contact.Name, contact.Role, contact.Email, contact.Phone);
}
