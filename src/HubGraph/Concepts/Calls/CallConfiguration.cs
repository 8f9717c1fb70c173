using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Calls;

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

internal sealed class CallPartnerConfiguration : IEntityTypeConfiguration<CallPartner>
{
    public void Configure(EntityTypeBuilder<CallPartner> builder)
    {
        builder.HasKey(partner => new { partner.CallId, partner.Position });
        builder.Property(partner => partner.Name).IsFolded();
    }
}
