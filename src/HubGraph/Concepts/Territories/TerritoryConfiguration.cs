using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Territories;

internal sealed class RegionConfiguration : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> builder)
    {
        builder.Property(region => region.Name).IsFolded();
        builder.HasIndex(region => region.Code).IsUnique();
        builder.HasOne(region => region.Seat).WithMany();
        builder.SortedBy(region => region.Code, region => region.Name, region => region.Population);
    }
}

internal sealed class DepartmentConfiguration : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.Property(department => department.Name).IsFolded();
        builder.HasIndex(department => department.Code).IsUnique();
        builder.HasOne(department => department.Seat).WithMany();
        builder.SortedBy(department => department.Code, department => department.Name, department => department.Population);
        builder.SelectedBy(department => department.Code, department => department.RegionId);
    }
}

internal sealed class IntercommunalityConfiguration : IEntityTypeConfiguration<Intercommunality>
{
    public void Configure(EntityTypeBuilder<Intercommunality> builder)
    {
        builder.Property(intercommunality => intercommunality.Name).IsFolded();
        builder.HasIndex(intercommunality => intercommunality.Siren).IsUnique();
        builder.SortedBy(intercommunality => intercommunality.Name, intercommunality => intercommunality.Population);
        builder.SelectedBy(intercommunality => intercommunality.Name, intercommunality => intercommunality.Kind);
    }
}

internal sealed class CommuneConfiguration : IEntityTypeConfiguration<Commune>
{
    public void Configure(EntityTypeBuilder<Commune> builder)
    {
        builder.Property(commune => commune.Name).IsFolded();
        builder.HasIndex(commune => commune.Code).IsUnique();
        builder.HasOne(commune => commune.Region).WithMany(region => region.Communes);
        builder.HasOne(commune => commune.Department).WithMany(department => department.Communes);
        builder.HasMany(commune => commune.PostalCodes).WithOne().HasForeignKey(postal => postal.CommuneId);
        builder.SortedBy(commune => commune.Code, commune => commune.Name, commune => commune.Population);
        builder.SelectedBy(commune => commune.Code, commune => commune.DepartmentId, commune => commune.RegionId, commune => commune.IntercommunalityId);
    }
}

internal sealed class CommunePostalCodeConfiguration : IEntityTypeConfiguration<CommunePostalCode>
{
    public void Configure(EntityTypeBuilder<CommunePostalCode> builder)
    {
        builder.HasKey(postal => new { postal.CommuneId, postal.Code });
        builder.HasIndex(postal => new { postal.Code, postal.CommuneId });
    }
}

internal sealed class FormerCommuneConfiguration : IEntityTypeConfiguration<FormerCommune>
{
    public void Configure(EntityTypeBuilder<FormerCommune> builder)
    {
        builder.Property(former => former.Name).IsFolded();
        builder.HasIndex(former => former.Code).IsUnique();
        builder.SortedBy(former => former.Code);
        builder.SelectedBy(former => former.Code, former => former.CommuneId);
    }
}
