using HubGraph.Concepts.FundedProjects;
using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Activities;

internal sealed class ActivityConfiguration : IEntityTypeConfiguration<Activity>
{
    /// <summary>The discriminator, a property that only the model knows.</summary>
    public const string ActivityType = "ActivityType";

    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.HasDiscriminator<string>(ActivityType)
            .HasValue<AnimationActivity>("ANIMATION")
            .HasValue<ProjectSupportActivity>("PROJECT_SUPPORT");
        builder.Property(activity => activity.Summary).IsFolded();
        builder.HasMany(activity => activity.Tags).WithOne().HasForeignKey(tag => tag.ActivityId);
        builder.HasOne(activity => activity.ReportedBy).WithMany();
        builder.HasIndex(activity => new { activity.HubId, activity.ClientReference }).IsUnique();
        builder.SortedBy(activity => activity.DurationMinutes);
        // The sort by day, and what curves of hubs and regions read besides.
        builder.HasIndex(activity => new { activity.PerformedOn, activity.Id, activity.HubId, activity.RegionId, activity.DurationMinutes }).AmongPresent();
        builder.GroupedBy(
            activity => activity.PerformedOn,
            activity => activity.DurationMinutes,
            activity => activity.HubId,
            activity => activity.MissionId,
            activity => activity.DepartmentId,
            activity => activity.RegionId);
        builder.SelectedBy(
            activity => activity.PerformedOn,
            activity => activity.CommuneId,
            activity => activity.IntercommunalityId,
            activity => activity.ReportedById);
        builder.HasIndex(ActivityType, nameof(Activity.PerformedOn), nameof(Activity.Id)).AmongPresent();
    }
}

internal sealed class ActivityTagConfiguration : IEntityTypeConfiguration<ActivityTag>
{
    public void Configure(EntityTypeBuilder<ActivityTag> builder)
    {
        builder.HasKey(tag => new { tag.ActivityId, tag.Tag });
        builder.Property(tag => tag.Tag).IsFolded();
        builder.HasIndex("TagFolded", nameof(ActivityTag.ActivityId));
    }
}

internal sealed class AnimationActivityConfiguration : IEntityTypeConfiguration<AnimationActivity>
{
    public void Configure(EntityTypeBuilder<AnimationActivity> builder)
    {
        builder.HasMany(activity => activity.Themes).WithOne().HasForeignKey(theme => theme.ActivityId);
        builder.HasOne(activity => activity.Event).WithMany(@event => @event.Activities);
        builder.SortedBy(activity => activity.Participants);
        builder.SelectedBy(activity => activity.PerformedOn, activity => activity.EventId, activity => activity.AnimationKind);
    }
}

internal sealed class AnimationActivityThemeConfiguration : IEntityTypeConfiguration<AnimationActivityTheme>
{
    public void Configure(EntityTypeBuilder<AnimationActivityTheme> builder) => builder.HasKey(theme => new { theme.ActivityId, theme.Theme });
}

internal sealed class ProjectSupportActivityConfiguration : IEntityTypeConfiguration<ProjectSupportActivity>
{
    public void Configure(EntityTypeBuilder<ProjectSupportActivity> builder)
    {
        builder.HasOne(activity => activity.FundedProject).WithMany(project => project.Supports);
        builder.SelectedBy(activity => activity.PerformedOn, activity => activity.FundedProjectId, activity => activity.SupportKind);
    }
}
