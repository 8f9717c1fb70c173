using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Persons;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(person => person.Name).IsFolded();
        builder.HasIndex(person => new { person.Issuer, person.Subject }).IsUnique();
    }
}

internal sealed class HubContactConfiguration : IEntityTypeConfiguration<HubContact>
{
    public void Configure(EntityTypeBuilder<HubContact> builder)
    {
        builder.Property(contact => contact.Name).IsFolded();
        builder.HasOne(contact => contact.Hub).WithMany(hub => hub.Contacts);
        builder.SelectedBy(contact => contact.Name, contact => contact.HubId);
    }
}
