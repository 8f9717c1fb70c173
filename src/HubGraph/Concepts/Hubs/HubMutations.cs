using HubGraph.Concepts.Persons;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Lookups;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Hubs;

/// <summary>Hubs: they are created, change, take other names and close.</summary>
internal static class HubMutations
{
    private static readonly Rule[] s_rules = [WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.UnknownCall];
    private static readonly Rule[] s_updateRules = [WriteRules.UnknownHub, WriteRules.StaleVersion];

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<CreateHubInput>(
            "createHub", "Creates a hub (hub pour un numérique inclusif).", Rights.Administrators, "hub", nameof(Hub),
            [.. s_rules, WriteRules.UnknownSource, WriteRules.AlreadyExists], CreateAsync);
        mutations.Add<UpdateHubInput>(
            "updateHub", "Changes a hub, but for its name.", Rights.Administrators, "hub", nameof(Hub), [.. s_rules, .. s_updateRules], UpdateAsync);
        mutations.Add<RenameHubInput>(
            "renameHub", "Gives a hub a new name; the old one stays among its other names.", Rights.Administrators, "hub", nameof(Hub),
            [.. s_updateRules, WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.DateInFuture, WriteRules.UnknownSource], RenameAsync);
        mutations.Add<CloseHubInput>(
            "closeHub", "Tells that a hub closed.", Rights.Administrators, "hub", nameof(Hub),
            [.. s_updateRules, WriteRules.AlreadyClosed, WriteRules.DateInFuture, WriteRules.UnknownSource], CloseAsync);
    }

    private static async Task<IRecord?> CreateAsync(WriteSession session, CreateHubInput input)
    {
        Wanted wanted = new() { Hubs = { input.Slug } };
        wanted.Calls.AddIfAny(input.Call);
        wanted.Sources.AddIfAny(input.NameSource);
        Lookup lookup = await session.FindAsync(wanted);
        session.RefuseTaken(lookup, FoundKind.Hub, input.Slug, "slug");
        ValueRules.CheckSlug(input.Slug, "slug", session.Refuse);
        Hub hub = new()
        {
            Slug = input.Slug,
            Name = input.Name,
            NameSourceId = session.KeyOf(lookup, FoundKind.Source, input.NameSource, "nameSource"),
            NameAttestedOn = input.NameSource is null ? null : lookup[FoundKind.Source, input.NameSource]?.Day,
            Number = input.Number,
            CallId = session.KeyOf(lookup, FoundKind.Call, input.Call, "call"),
            Note = input.Note,
            Website = input.Website,
        };
        hub.Contacts.AddRange(ContactsOf(session, input.Contacts ?? []));
        HubRules.Check(hub, session.Refuse);
        session.Context.Add(hub);
        return hub;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateHubInput input)
    {
        Wanted wanted = new();
        wanted.Calls.AddIfAny(input.Call.Or(null));
        if (await ReadAsync(session, wanted, input.Slug, input.Version) is not var (hub, lookup))
            return null;
        input.Number.Apply(value => hub.Number = value);
        input.Call.Apply(value => hub.CallId = session.KeyOf(lookup, FoundKind.Call, value, "call"));
        input.Note.Apply(value => hub.Note = value);
        input.Website.Apply(value => hub.Website = value);
        if (input.Contacts.IsSet)
        {
            await session.Context.Entry(hub).Collection(known => known.Contacts).LoadAsync(session.CancellationToken);
            IEnumerable<HubContact> contacts = ContactsOf(session, input.Contacts.Or([]));
            session.ReplaceParts(hub, hub.Contacts, contacts, KeyOf, (_, _) => { });
        }
        HubRules.Check(hub, session.Refuse);
        return hub;
    }

    private static async Task<IRecord?> RenameAsync(WriteSession session, RenameHubInput input)
    {
        Wanted wanted = new();
        wanted.Sources.AddIfAny(input.Source);
        if (await ReadAsync(session, wanted, input.Slug, input.Version) is not var (hub, lookup))
            return null;
        HubRules.CheckNewName(hub, input.Name, input.Since, PlaceTime.TodayIn(null, session.Now), session.Refuse);
        long? source = session.KeyOf(lookup, FoundKind.Source, input.Source, "source");
        // Who states a new name states the old one as well.
        session.Context.Add(new HubName { HubId = hub.Id, Name = hub.Name, Until = input.Since?.LastBefore(), SourceId = hub.NameSourceId ?? source, AttestedOn = hub.NameAttestedOn, LastAttestedOn = hub.NameAttestedOn });
        (hub.Name, hub.NameSourceId) = (input.Name, source);
        hub.NameAttestedOn = input.Source is null ? null : lookup[FoundKind.Source, input.Source]?.Day;
        return hub;
    }

    private static async Task<IRecord?> CloseAsync(WriteSession session, CloseHubInput input)
    {
        Wanted wanted = new();
        wanted.Sources.AddIfAny(input.Source);
        if (await ReadAsync(session, wanted, input.Slug, input.Version) is not var (hub, lookup))
            return null;
        HubRules.CheckClosing(hub, input.ClosedOn, PlaceTime.TodayIn(null, session.Now), session.Refuse);
        (hub.Status, hub.ClosedOn) = (HubStatus.Closed, input.ClosedOn);
        hub.StatusSourceId = session.KeyOf(lookup, FoundKind.Source, input.Source, "source");
        hub.StatusAttestedOn = input.AttestedOn ?? (input.Source is null ? null : lookup[FoundKind.Source, input.Source]?.Day);
        return hub;
    }

    private static async Task<(Hub Hub, Lookup Lookup)?> ReadAsync(WriteSession session, Wanted wanted, string slug, int version)
    {
        wanted.Hubs.Add(slug);
        Lookup lookup = await session.FindAsync(wanted);
        if (session.KeyOf(lookup, FoundKind.Hub, slug, "slug") is not { } id)
            return null;
        Hub hub = await session.Context.Hubs.SingleAsync(known => known.Id == id, session.CancellationToken);
        session.IsCurrent(hub, version);
        return (hub, lookup);
    }

    // Each once.
    private static IEnumerable<HubContact> ContactsOf(WriteSession session, IReadOnlyList<HubContactInput> inputs)
    {
        HubContact[] contacts = [.. inputs.Select(input => new HubContact { Name = input.Name, Role = input.Role, Email = input.Email, Phone = input.Phone })];
        HubRules.Check(contacts, session.Refuse);
        return contacts.DistinctBy(KeyOf);
    }

    private static (string, string?, string?, string?) KeyOf(HubContact contact) => (contact.Name, contact.Role, contact.Email, contact.Phone);
}
