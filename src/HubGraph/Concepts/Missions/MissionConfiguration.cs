using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Missions;

internal sealed class MissionConfiguration : IEntityTypeConfiguration<Mission>
{
    public void Configure(EntityTypeBuilder<Mission> builder)
    {
        builder.Property(mission => mission.Name).IsFolded();
        builder.HasIndex(mission => mission.Code).IsUnique();
        builder.HasOne(mission => mission.Source).WithMany();
        builder.HasMany(mission => mission.Tasks).WithOne().HasForeignKey(task => task.MissionId);
        builder.SortedBy(mission => mission.Code, mission => mission.Name);
    }
}

internal sealed class MissionTaskConfiguration : IEntityTypeConfiguration<MissionTask>
{
    public void Configure(EntityTypeBuilder<MissionTask> builder) => builder.HasKey(task => new { task.MissionId, task.Position });
}
