using HubGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Data;

internal sealed class HubConfiguration : IEntityTypeConfiguration<Hub>
{
    public void Configure(EntityTypeBuilder<Hub> builder)
    {
        builder.Property(hub => hub.Name).IsFolded();
        builder.HasIndex(hub => hub.Slug).IsUnique();
        builder.HasOne(hub => hub.NameSource).WithMany();
        builder.HasOne(hub => hub.StatusSource).WithMany();
        builder.SortedBy(hub => hub.Name, hub => hub.Number);
        builder.SelectedBy(hub => hub.Name, hub => hub.CallId);
    }
}

internal sealed class HubNameConfiguration : IEntityTypeConfiguration<HubName>
{
    public void Configure(EntityTypeBuilder<HubName> builder)
    {
        builder.Property(name => name.Name).IsFolded();
        builder.HasOne(name => name.Hub).WithMany(hub => hub.OtherNames);
        builder.HasOne(name => name.Source).WithMany();
        builder.HasOne(name => name.LastAttestedSource).WithMany();
        builder.SelectedBy(name => name.Id, name => name.HubId);
    }
}

internal sealed class HubMissionConfiguration : IEntityTypeConfiguration<HubMission>
{
    public void Configure(EntityTypeBuilder<HubMission> builder) => builder.SelectedBy(mission => mission.Id, mission => mission.HubId, mission => mission.MissionId);
}

internal sealed class CarrierConfiguration : IEntityTypeConfiguration<Carrier>
{
    public void Configure(EntityTypeBuilder<Carrier> builder)
    {
        builder.Property(carrier => carrier.Name).IsFolded();
        builder.HasIndex(carrier => carrier.Slug).IsUnique();
        builder.HasIndex(carrier => carrier.Siret).IsUnique();
        builder.HasOne(carrier => carrier.Commune).WithMany();
        builder.SortedBy(carrier => carrier.Name, carrier => carrier.Siret);
        builder.SelectedBy(carrier => carrier.Name, carrier => carrier.CommuneId);
    }
}

internal sealed class HubCarrierConfiguration : IEntityTypeConfiguration<HubCarrier>
{
    public void Configure(EntityTypeBuilder<HubCarrier> builder)
    {
        builder.Property(part => part.PrintedName).IsFolded();
        builder.HasOne(part => part.Source).WithMany();
        builder.HasOne(part => part.LastAttestedSource).WithMany();
        builder.SelectedBy(part => part.Position, part => part.HubId, part => part.CarrierId);
    }
}

internal sealed class AwardConfiguration : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> builder)
    {
        builder.Property(award => award.Label).IsFolded();
        builder.SelectedBy(award => award.Id, award => award.HubId, award => award.CallId);
    }
}

internal sealed class CoverageConfiguration : IEntityTypeConfiguration<Coverage>
{
    public void Configure(EntityTypeBuilder<Coverage> builder)
    {
        builder.HasOne(coverage => coverage.Source).WithMany();
        builder.HasOne(coverage => coverage.SinceSource).WithMany();
        builder.HasOne(coverage => coverage.UntilSource).WithMany();
        builder.HasOne(coverage => coverage.LastAttestedSource).WithMany();
        builder.SelectedBy(
            coverage => coverage.Id,
            coverage => coverage.HubId,
            coverage => coverage.RegionId,
            coverage => coverage.DepartmentId,
            coverage => coverage.IntercommunalityId,
            coverage => coverage.CommuneId);
    }
}

internal sealed class CoverageDenialConfiguration : IEntityTypeConfiguration<CoverageDenial>
{
    public void Configure(EntityTypeBuilder<CoverageDenial> builder) => builder.SelectedBy(
        denial => denial.Id,
        denial => denial.RegionId,
        denial => denial.DepartmentId,
        denial => denial.IntercommunalityId,
        denial => denial.CommuneId);
}
