using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Coverages;

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
