using HubGraph.Concepts.Hubs;
using HubGraph.Data.Lookups;
using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Carriers;

/// <summary>Carriers, and their parts in hubs.</summary>
internal static class CarrierMutations
{
    private static readonly Rule[] s_rules =
        [WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.InvalidSiret, WriteRules.InvalidRna, WriteRules.UnknownPlace, WriteRules.AlreadyExists];

    public static void AddTo(MutationType mutations)
    {
        mutations.Add<CreateCarrierInput>(
            "createCarrier", "Creates a carrier (porteur).", Rights.Administrators, "carrier", nameof(Carrier), s_rules, CreateAsync);
        mutations.Add<UpdateCarrierInput>(
            "updateCarrier", "Changes a carrier.", Rights.Administrators, "carrier", nameof(Carrier),
            [.. s_rules, WriteRules.UnknownCarrier, WriteRules.StaleVersion], UpdateAsync);
        HubCarrierMutations.AddTo(mutations);
    }

    private static async Task<IRecord?> CreateAsync(WriteSession session, CreateCarrierInput input)
    {
        string slug = input.Slug ?? Slug.Of(TextFolding.Fold(input.Name));
        Wanted wanted = new() { Carriers = { slug } };
        wanted.Communes.AddIfAny(input.Commune);
        Lookup lookup = await session.FindAsync(wanted);
        session.RefuseTaken(lookup, FoundKind.Carrier, slug, "slug");
        // Of a name that is missing, nothing more is said.
        if (input.Slug is not null || !string.IsNullOrWhiteSpace(input.Name))
            ValueRules.CheckSlug(slug, "slug", session.Refuse);
        Carrier carrier = new()
        {
            Slug = slug,
            Name = input.Name,
            Kind = input.Kind,
            Siret = Normal(input.Siret, Siret.Normalize),
            Rna = Normal(input.Rna, Rna.Normalize),
            CommuneId = session.KeyOf(lookup, FoundKind.Commune, input.Commune, "commune"),
        };
        HubRules.Check(carrier, session.Refuse);
        await CheckSiretAsync(session, carrier);
        session.Context.Add(carrier);
        return carrier;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateCarrierInput input)
    {
        Wanted wanted = new() { Carriers = { input.Slug } };
        wanted.Communes.AddIfAny(input.Commune.Or(null));
        Lookup lookup = await session.FindAsync(wanted);
        if (session.KeyOf(lookup, FoundKind.Carrier, input.Slug, "slug") is not { } id)
            return null;
        Carrier carrier = await session.Context.Carriers.SingleAsync(known => known.Id == id, session.CancellationToken);
        session.IsCurrent(carrier, input.Version);
        input.Name.Apply(value => carrier.Name = value);
        input.Kind.Apply(value => carrier.Kind = value);
        input.Siret.Apply(value => carrier.Siret = Normal(value, Siret.Normalize));
        input.Rna.Apply(value => carrier.Rna = Normal(value, Rna.Normalize));
        input.Commune.Apply(value => carrier.CommuneId = session.KeyOf(lookup, FoundKind.Commune, value, "commune"));
        HubRules.Check(carrier, session.Refuse);
        await CheckSiretAsync(session, carrier);
        return carrier;
    }

    private static async Task CheckSiretAsync(WriteSession session, Carrier carrier)
    {
        if (carrier.Siret is { } siret && await session.Context.Carriers.AnyAsync(known => known.Siret == siret && known.Id != carrier.Id, session.CancellationToken))
            session.Refuse(WriteRules.AlreadyExists, "siret", siret);
    }

    private static string? Normal(string? text, Func<string, string> normalize) => text is null ? null : normalize(text);
}
