using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Data.Model;

internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        // The log outlives what it speaks of: no foreign keys. A record's history is that of its type and key.
        builder.HasIndex(change => new { change.RecordType, change.RecordId, change.Id });
        // Who follows a type that seldom changes walks nothing else.
        builder.HasIndex(change => new { change.RecordType, change.Id });
        builder.HasIndex(change => new { change.HubId, change.RecordType, change.Id });
    }
}

internal sealed class InstallationConfiguration : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> builder) =>
        builder.Property(installation => installation.Id).ValueGeneratedNever();
}

internal sealed class ReferenceRecordConfiguration : IEntityTypeConfiguration<ReferenceRecord>
{
    public void Configure(EntityTypeBuilder<ReferenceRecord> builder) => builder.HasKey(record => new { record.RecordType, record.Key });
}
