using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HubGraph.Concepts.Events;

internal sealed class EventConfiguration : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.Property(@event => @event.Title).IsFolded();
        builder.Property(@event => @event.SortsAt).UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.HasMany(@event => @event.Organisers).WithOne().HasForeignKey(organiser => organiser.EventId);
        builder.SortedBy(@event => @event.SortsAt, @event => @event.StartsOn, @event => @event.Title, @event => @event.Participants);
        builder.SelectedBy(
            @event => @event.SortsAt,
            @event => @event.HubId,
            @event => @event.CommuneId,
            @event => @event.DepartmentId,
            @event => @event.RegionId,
            @event => @event.MissionId,
            @event => @event.SourceId,
            @event => @event.EventKind,
            @event => @event.Status);
    }
}

internal sealed class EventOrganiserConfiguration : IEntityTypeConfiguration<EventOrganiser>
{
    public void Configure(EntityTypeBuilder<EventOrganiser> builder)
    {
        builder.HasKey(organiser => new { organiser.EventId, organiser.Name });
        builder.Property(organiser => organiser.Name).IsFolded();
    }
}
