using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Events;

internal sealed class EventConfiguration : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder) => builder.Property(@event => @event.SortsAt).UsePropertyAccessMode(PropertyAccessMode.Property);
}
