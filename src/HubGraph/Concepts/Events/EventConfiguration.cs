using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Events;

internal sealed class EventConfiguration : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.Property(@event => @event.SortsAt).UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.HasIndex(@event => new { @event.HubId, @event.ClientReference }).IsUnique();
    }
}

internal sealed class EventTagConfiguration : IEntityTypeConfiguration<EventTag>
{
    public void Configure(EntityTypeBuilder<EventTag> builder) => builder.HasKey(tag => new { tag.EventId, tag.Tag });
}

internal sealed class EventOrganiserKindConfiguration : IEntityTypeConfiguration<EventOrganiserKind>
{
    public void Configure(EntityTypeBuilder<EventOrganiserKind> builder) => builder.HasKey(kind => new { kind.EventId, kind.Kind });
}
