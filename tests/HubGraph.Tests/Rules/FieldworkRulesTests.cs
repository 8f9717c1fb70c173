using HubGraph.Domain;
using HubGraph.Domain.Rules;

namespace HubGraph.Tests.Rules;

/// <summary>What the rules of events and of requests to funders allow; what they refuse is told by the mutations' tests.</summary>
public sealed class FieldworkRulesTests
{
    private static readonly DateTime s_now = new(2026, 5, 4, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void An_event_is_held_from_the_instant_of_its_end()
    {
        Assert.Equal(EventStatus.Scheduled, EventRules.StatusOf(s_now.AddSeconds(1), s_now));
        Assert.Equal(EventStatus.Held, EventRules.StatusOf(s_now, s_now));
    }

    [Theory]
    [InlineData(EventFormat.InPerson, true)]
    [InlineData(EventFormat.Hybrid, true)]
    [InlineData(EventFormat.Online, false)]
    public void Who_meets_in_person_meets_somewhere(EventFormat format, bool needsPlace) => Assert.Equal(needsPlace, EventRules.NeedsPlace(format));

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
        Event @event = new()
        {
            Title = "Rencontre",
            EventKind = EventKind.Training,
            Format = EventFormat.Online,
            Status = EventStatus.Scheduled,
            StartsAt = startsAt,
            EndsAt = startsAt.AddHours(1),
            TimeZone = PlaceTime.Paris,
            StartsOn = DateOnly.FromDateTime(startsAt),
        };
        List<string> refused = [];
        EventRules.CheckAttendance(@event, participants, s_now, (rule, path, _) => refused.Add($"{rule.Code} at {path}"));
        return refused;
    }
}
