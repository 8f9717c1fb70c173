using HubGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Data;

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.Property(source => source.Title).IsFolded();
        builder.Property(source => source.Publisher).IsFolded();
        builder.HasIndex(source => source.Slug).IsUnique();
        builder.SortedBy(source => source.Title);
    }
}

internal sealed class CallConfiguration : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> builder)
    {
        builder.Property(call => call.Name).IsFolded();
        builder.HasIndex(call => call.Slug).IsUnique();
        builder.HasOne(call => call.Source).WithMany();
        builder.HasOne(call => call.LaureateSource).WithMany();
        builder.HasMany(call => call.Partners).WithOne().HasForeignKey(partner => partner.CallId);
        builder.HasMany(call => call.ApplicantKinds).WithOne().HasForeignKey(kind => kind.CallId);
        builder.SortedBy(call => call.OpensOn, call => call.ClosesOn, call => call.Name, call => call.EnvelopeCents);
    }
}

internal sealed class CallBonusConfiguration : IEntityTypeConfiguration<CallBonus>
{
    public void Configure(EntityTypeBuilder<CallBonus> builder)
    {
        builder.Property(bonus => bonus.Name).IsFolded();
        builder.HasIndex(bonus => new { bonus.CallId, bonus.Code }).IsUnique();
        builder.SelectedBy(bonus => bonus.Id, bonus => bonus.CallId);
    }
}

internal sealed class CallApplicantKindConfiguration : IEntityTypeConfiguration<CallApplicantKind>
{
    public void Configure(EntityTypeBuilder<CallApplicantKind> builder) => builder.HasKey(kind => new { kind.CallId, kind.Kind });
}

internal sealed class CallTargetRegionConfiguration : IEntityTypeConfiguration<CallTargetRegion>
{
    public void Configure(EntityTypeBuilder<CallTargetRegion> builder)
    {
        builder.HasKey(target => new { target.CallId, target.RegionId });
        builder.HasIndex(target => new { target.RegionId, target.CallId });
    }
}

internal sealed class CallMissionConfiguration : IEntityTypeConfiguration<CallMission>
{
    public void Configure(EntityTypeBuilder<CallMission> builder)
    {
        builder.HasKey(mission => new { mission.CallId, mission.MissionId });
        builder.HasIndex(mission => new { mission.MissionId, mission.CallId });
    }
}

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

internal sealed class CallPartnerConfiguration : IEntityTypeConfiguration<CallPartner>
{
    public void Configure(EntityTypeBuilder<CallPartner> builder)
    {
        builder.HasKey(partner => new { partner.CallId, partner.Position });
        builder.Property(partner => partner.Name).IsFolded();
    }
}

internal sealed class FigureConfiguration : IEntityTypeConfiguration<Figure>
{
    public void Configure(EntityTypeBuilder<Figure> builder)
    {
        builder.Property(figure => figure.Name).IsFolded();
        builder.HasIndex(figure => figure.Code).IsUnique();
        builder.SortedBy(figure => figure.Code);
        builder.SelectedBy(figure => figure.Code, figure => figure.CallId);
    }
}

internal sealed class AchievementConfiguration : IEntityTypeConfiguration<Achievement>
{
    public void Configure(EntityTypeBuilder<Achievement> builder) => builder.SelectedBy(achievement => achievement.Id, achievement => achievement.CallId);
}

internal sealed class ConflictConfiguration : IEntityTypeConfiguration<Conflict>
{
    public void Configure(EntityTypeBuilder<Conflict> builder)
    {
        builder.HasIndex(conflict => conflict.Code).IsUnique();
        builder.SortedBy(conflict => conflict.Code);
        builder.SelectedBy(conflict => conflict.Code, conflict => conflict.HubId, conflict => conflict.CallId, conflict => conflict.RegionId);
    }
}

internal sealed class ConflictSideConfiguration : IEntityTypeConfiguration<ConflictSide>
{
    public void Configure(EntityTypeBuilder<ConflictSide> builder) => builder.SelectedBy(side => side.Position, side => side.ConflictId);
}

internal sealed class OmissionConfiguration : IEntityTypeConfiguration<Omission>
{
    public void Configure(EntityTypeBuilder<Omission> builder) => builder.SelectedBy(omission => omission.Id, omission => omission.SourceId);
}
