using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.FundedProjects;

internal sealed class FundedProjectConfiguration : IEntityTypeConfiguration<FundedProject>
{
    public void Configure(EntityTypeBuilder<FundedProject> builder) =>
        builder.HasIndex(project => new { project.HubId, project.ClientReference }).IsUnique();
}

internal sealed class FundingLineConfiguration : IEntityTypeConfiguration<FundingLine>
{
    public void Configure(EntityTypeBuilder<FundingLine> builder) =>
        builder.HasIndex(line => new { line.FundedProjectId, line.ClientReference }).IsUnique();
}
