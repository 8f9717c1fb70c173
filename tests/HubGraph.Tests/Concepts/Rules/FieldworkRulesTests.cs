using HubGraph.Concepts.Events;
using HubGraph.Concepts.FundedProjects;
using HubGraph.Concepts.Territories;

namespace HubGraph.Tests.Concepts.Rules;

/// <summary>What the rules of events and of requests to funders allow; what they refuse is told by the mutations' tests.</summary>
public sealed class FieldworkRulesTests
{
    private static readonly DateTime s_now = new(2026, 5, 4, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void An_event_is_held_from_the_instant_of_its_end()
    {
        Assert.Equal(EventStatus.Scheduled, EventRules.StatusOf(Event(s_now, s_now.AddSeconds(1)), s_now));
        Assert.Equal(EventStatus.Held, EventRules.StatusOf(Event(s_now, s_now), s_now));
    }

    [Theory]
    [InlineData("2026-05-03", null, "Europe/Paris", EventStatus.Held)]
    [InlineData("2026-05-04", null, "Europe/Paris", EventStatus.Scheduled)]
    [InlineData("2026-05-04", null, "Pacific/Noumea", EventStatus.Scheduled)]
    [InlineData("2026-05-03", "2026-05-04", "Europe/Paris", EventStatus.Scheduled)]
    [InlineData("2026-05-01", "2026-05-03", "Europe/Paris", EventStatus.Held)]
    public void An_event_without_hours_is_held_once_its_last_day_is_over_where_it_takes_place(string first, string? last, string zone, EventStatus status)
    {
        Event @event = Event(null, null);
        (@event.StartsOn, @event.EndsOn, @event.TimeZone) = (DateOnly.Parse(first, null), last is null ? null : DateOnly.Parse(last, null), zone);

        Assert.Equal(status, EventRules.StatusOf(@event, s_now));
    }

    [Theory]
    [InlineData("2026-03-29", "Europe/Paris", "2026-03-28T23:00:00Z")]
    [InlineData("2026-03-29", "Pacific/Noumea", "2026-03-28T13:00:00Z")]
    // Clocks leap over midnight there.
    [InlineData("2026-03-29", "Asia/Beirut", "2026-03-28T22:00:00Z")]
    [InlineData("0001-01-01", "Pacific/Noumea", "0001-01-01T00:00:00.001Z")]
    public void An_event_without_hours_sorts_as_if_it_began_with_its_day(string day, string zone, string instant)
    {
        Event @event = Event(null, null);
        (@event.StartsOn, @event.TimeZone) = (DateOnly.Parse(day, null), zone);

        Assert.Equal(DateTime.Parse(instant, null, System.Globalization.DateTimeStyles.AdjustToUniversal), @event.SortsAt);
    }

    [Fact]
    public void People_may_be_counted_from_the_instant_of_the_start()
    {
        Assert.Equal([], Attendance(s_now, 0));
        Assert.Equal(["DATE_IN_FUTURE at id"], Attendance(s_now.AddSeconds(1), 0));
        Assert.Equal(["INVALID_VALUE at participants"], Attendance(s_now, 1_000_001));
    }

    [Theory]
    [InlineData(FundingStatus.Accepted, null, "2026-05-04", "")]
    [InlineData(FundingStatus.Accepted, 0L, "2026-05-04", "")]
    [InlineData(FundingStatus.Accepted, 5_000_00L, "2026-05-04", "")]
    [InlineData(FundingStatus.Accepted, 5_000_00L, "2026-05-05", "DATE_IN_FUTURE at decidedOn")]
    [InlineData(FundingStatus.Refused, 0L, "2026-05-04", "")]
    [InlineData(FundingStatus.Refused, null, "2026-05-04", "")]
    [InlineData(FundingStatus.Refused, 1L, null, "GRANT_NOT_ACCEPTED at grantedEuros, DECISION_DATE_REQUIRED at decidedOn")]
    [InlineData(FundingStatus.UnderReview, null, null, "")]
    public void A_grant_may_pass_the_request_but_needs_an_acceptance_and_its_date(FundingStatus status, long? granted, string? decidedOn, string refusals)
    {
        FundingLine line = new() { Funder = "ANCT", RequestedCents = 1_000_00, GrantedCents = granted, Status = status, DecidedOn = decidedOn is null ? null : DateOnly.Parse(decidedOn, null) };
        List<string> refused = [];

        FundedProjectRules.CheckFunding(line, new DateOnly(2026, 5, 4), (rule, path, _) => refused.Add($"{rule.Code} at {path}"));

        Assert.Equal(refusals, string.Join(", ", refused));
    }

    private static List<string> Attendance(DateTime startsAt, int participants)
    {
        List<string> refused = [];
        EventRules.CheckAttendance(Event(startsAt, startsAt.AddHours(1)), participants, s_now, (rule, path, _) => refused.Add($"{rule.Code} at {path}"));
        return refused;
    }

    private static Event Event(DateTime? startsAt, DateTime? endsAt) => new()
    {
        Title = "Rencontre",
        EventKind = EventKind.Training,
        Format = EventFormat.Online,
        Status = EventStatus.Scheduled,
        StartsAt = startsAt,
        EndsAt = endsAt,
        TimeZone = PlaceTime.Paris,
        StartsOn = DateOnly.FromDateTime(startsAt ?? s_now),
    };
}
