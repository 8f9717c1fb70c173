using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Hubs;

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
