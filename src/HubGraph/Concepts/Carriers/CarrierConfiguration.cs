using HubGraph.Concepts.Territories;
using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Carriers;

internal sealed class CarrierConfiguration : IEntityTypeConfiguration<Carrier>
{
    public void Configure(EntityTypeBuilder<Carrier> builder)
    {
        builder.Property(carrier => carrier.Name).IsFolded();
        builder.HasIndex(carrier => carrier.Slug).IsUnique();
        builder.HasIndex(carrier => carrier.Siret).IsUnique();
        builder.HasOne(carrier => carrier.Commune).WithMany();
        builder.SortedBy(carrier => carrier.Name, carrier => carrier.Siret);
        builder.SelectedBy(carrier => carrier.Name, carrier => carrier.CommuneId);
    }
}

internal sealed class HubCarrierConfiguration : IEntityTypeConfiguration<HubCarrier>
{
    public void Configure(EntityTypeBuilder<HubCarrier> builder)
    {
        builder.Property(part => part.PrintedName).IsFolded();
        builder.HasOne(part => part.Source).WithMany();
        builder.HasOne(part => part.LastAttestedSource).WithMany();
        builder.SelectedBy(part => part.Position, part => part.HubId, part => part.CarrierId);
    }
}
