using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Sources;

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
