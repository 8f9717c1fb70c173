using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Activities;

internal sealed class ActivityConfiguration : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.HasDiscriminator<string>("ActivityType")
            .HasValue<AnimationActivity>("ANIMATION")
            .HasValue<ProjectSupportActivity>("PROJECT_SUPPORT");
        builder.HasIndex(activity => new { activity.HubId, activity.ClientReference }).IsUnique();
        // The sort by day, and what curves of hubs and regions read besides.
        builder.HasIndex(
            activity => new { activity.PerformedOn, activity.Id, activity.HubId, activity.RegionId, activity.DurationMinutes });
        // These relations, and what statistics of them measure: they read the index alone.
        builder.HasIndex(activity => new { activity.HubId, activity.PerformedOn, activity.Id, activity.DurationMinutes });
        builder.HasIndex(activity => new { activity.MissionId, activity.PerformedOn, activity.Id, activity.DurationMinutes });
        builder.HasIndex(activity => new { activity.DepartmentId, activity.PerformedOn, activity.Id, activity.DurationMinutes });
        builder.HasIndex(activity => new { activity.RegionId, activity.PerformedOn, activity.Id, activity.DurationMinutes });
    }
}

internal sealed class AnimationActivityConfiguration : IEntityTypeConfiguration<AnimationActivity>
{
    public void Configure(EntityTypeBuilder<AnimationActivity> builder)
    {
        builder.HasMany(activity => activity.Themes).WithOne().HasForeignKey(theme => theme.ActivityId);
        builder.HasMany(activity => activity.Natures).WithOne().HasForeignKey(nature => nature.ActivityId);
        builder.HasMany(activity => activity.Partners).WithOne().HasForeignKey(partner => partner.ActivityId);
    }
}

// Each item once; its place is beside it.
internal sealed class ActivityTagConfiguration : IEntityTypeConfiguration<ActivityTag>
{
    public void Configure(EntityTypeBuilder<ActivityTag> builder) => builder.HasKey(tag => new { tag.ActivityId, tag.Tag });
}

internal sealed class AnimationActivityThemeConfiguration : IEntityTypeConfiguration<AnimationActivityTheme>
{
    public void Configure(EntityTypeBuilder<AnimationActivityTheme> builder) =>
        builder.HasKey(theme => new { theme.ActivityId, theme.Theme });
}

internal sealed class AnimationActivityNatureConfiguration : IEntityTypeConfiguration<AnimationActivityNature>
{
    public void Configure(EntityTypeBuilder<AnimationActivityNature> builder) =>
        builder.HasKey(nature => new { nature.ActivityId, nature.Nature });
}

internal sealed class AnimationActivityPartnerConfiguration : IEntityTypeConfiguration<AnimationActivityPartner>
{
    public void Configure(EntityTypeBuilder<AnimationActivityPartner> builder) =>
        builder.HasKey(partner => new { partner.ActivityId, partner.Position });
}
