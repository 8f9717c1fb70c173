using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Sources;

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
