using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Territories;

// A territory has communes, and one of them is its seat.
internal sealed class RegionConfiguration : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> builder)
    {
        builder.HasMany(region => region.Communes).WithOne(commune => commune.Region);
        builder.HasOne(region => region.Seat).WithMany();
    }
}

internal sealed class DepartmentConfiguration : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.HasMany(department => department.Communes).WithOne(commune => commune.Department);
        builder.HasOne(department => department.Seat).WithMany();
    }
}
