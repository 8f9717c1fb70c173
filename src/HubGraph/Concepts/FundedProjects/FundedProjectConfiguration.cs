using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.FundedProjects;

internal sealed class FundedProjectConfiguration : IEntityTypeConfiguration<FundedProject>
{
    public void Configure(EntityTypeBuilder<FundedProject> builder)
    {
        builder.Property(project => project.Title).IsFolded();
        builder.Property(project => project.HolderName).IsFolded();
        builder.HasIndex(project => new { project.HubId, project.ClientReference }).IsUnique();
        builder.HasMany(project => project.Needs).WithOne().HasForeignKey(need => need.FundedProjectId);
        builder.SortedBy(project => project.Title, project => project.StartsOn, project => project.BudgetCents, project => project.Beneficiaries);
        builder.SelectedBy(
            project => project.Title,
            project => project.HubId,
            project => project.CarrierId,
            project => project.CommuneId,
            project => project.DepartmentId,
            project => project.RegionId,
            project => project.Status);
    }
}

internal sealed class FundedProjectNeedConfiguration : IEntityTypeConfiguration<FundedProjectNeed>
{
    public void Configure(EntityTypeBuilder<FundedProjectNeed> builder)
    {
        builder.HasKey(need => new { need.FundedProjectId, need.Need });
        builder.Property(need => need.Need).IsFolded();
    }
}

internal sealed class FundingLineConfiguration : IEntityTypeConfiguration<FundingLine>
{
    public void Configure(EntityTypeBuilder<FundingLine> builder)
    {
        builder.Property(line => line.Funder).IsFolded();
        builder.SelectedBy(line => line.Id, line => line.FundedProjectId);
    }
}
