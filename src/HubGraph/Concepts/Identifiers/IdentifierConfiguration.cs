using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Identifiers;

/// <summary>A record may have several ids of a scheme; an id is one record's of the concept.</summary>
internal abstract class IdentifierConfiguration<TIdentifier>(string record) : IEntityTypeConfiguration<TIdentifier>
    where TIdentifier : class, IIdentifier
{
    public void Configure(EntityTypeBuilder<TIdentifier> builder)
    {
        builder.HasKey(record, nameof(IIdentifier.Scheme), nameof(IIdentifier.Value));
        builder.HasIndex(nameof(IIdentifier.Value), nameof(IIdentifier.Scheme)).IsUnique();
    }
}

internal sealed class ActivityIdentifierConfiguration() : IdentifierConfiguration<ActivityIdentifier>(
    nameof(ActivityIdentifier.ActivityId));

internal sealed class EventIdentifierConfiguration() : IdentifierConfiguration<EventIdentifier>(nameof(EventIdentifier.EventId));

internal sealed class FundedProjectIdentifierConfiguration() : IdentifierConfiguration<FundedProjectIdentifier>(
    nameof(FundedProjectIdentifier.FundedProjectId));

internal sealed class HubIdentifierConfiguration() : IdentifierConfiguration<HubIdentifier>(nameof(HubIdentifier.HubId));

internal sealed class CarrierIdentifierConfiguration() : IdentifierConfiguration<CarrierIdentifier>(nameof(CarrierIdentifier.CarrierId));
