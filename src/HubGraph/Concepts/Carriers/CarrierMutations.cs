using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Identifiers;
using HubGraph.Data.Lookups;
using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Concepts.Carriers;

/// <summary>Carriers, and their parts in hubs.</summary>
internal static class CarrierMutations
{
    private static readonly Rule[] s_rules =
    [
        WriteRules.TextRequired, WriteRules.InvalidValue, WriteRules.InvalidSiret, WriteRules.InvalidRna, WriteRules.UnknownPlace,
        WriteRules.AlreadyExists,
    ];


    private static readonly InputCopy<CreateCarrierInput, Carrier> s_creation = new("Slug", "Siret", "Rna", "Identifiers");
    private static readonly InputCopy<UpdateCarrierInput, Carrier> s_update = new("Slug", "Siret", "Rna", "Identifiers");

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
        LookupResult lookup = await session.FindAsync(s_creation.Ask(input).Add<Carrier>(slug));
        session.RefuseTaken<Carrier>(lookup, slug, "slug");
        // Of a name that is missing, nothing more is said.
        if (input.Slug is not null || !string.IsNullOrWhiteSpace(input.Name))
            ValueRules.CheckSlug(slug, "slug", session.Refuse);
        Carrier carrier = s_creation.Create(input, session.Refuse, lookup);
        (carrier.Slug, carrier.Siret, carrier.Rna) = (slug, Normal(input.Siret, Siret.Normalize), Normal(input.Rna, Rna.Normalize));
        HubRules.Check(carrier, session.Refuse);
        await CheckSiretAsync(session, carrier);
        await IdentifierWriting.PutAsync(session, carrier, input.Identifiers, nameof(CarrierIdentifier.CarrierId));
        session.Context.Add(carrier);
        return carrier;
    }

    private static async Task<IRecord?> UpdateAsync(WriteSession session, UpdateCarrierInput input)
    {
        LookupResult lookup = await session.FindAsync(s_update.Ask(input).Add<Carrier>(input.Slug));
        if (session.KeyOf<Carrier>(lookup, input.Slug, "slug") is not { } id)
            return null;
        Carrier carrier = await session.Context.Carriers.Include(known => known.Identifiers)
            .SingleAsync(known => known.Id == id, session.CancellationToken);
        session.IsCurrent(carrier, input.Version);
        s_update.Apply(input, carrier, session.Refuse, lookup);
        input.Siret.Apply(value => carrier.Siret = Normal(value, Siret.Normalize));
        input.Rna.Apply(value => carrier.Rna = Normal(value, Rna.Normalize));
        HubRules.Check(carrier, session.Refuse);
        await CheckSiretAsync(session, carrier);
        if (input.Identifiers.IsSet)
            await IdentifierWriting.PutAsync(session, carrier, input.Identifiers.Or([]), nameof(CarrierIdentifier.CarrierId));
        return carrier;
    }

    private static async Task CheckSiretAsync(WriteSession session, Carrier carrier)
    {
        if (carrier.Siret is { } siret
            && await session.Context.Carriers.AnyAsync(known => known.Siret == siret && known.Id != carrier.Id, session.CancellationToken))
            session.Refuse(WriteRules.AlreadyExists, "siret", siret);
    }

    private static string? Normal(string? text, Func<string, string> normalize) => text is null ? null : normalize(text);
}
