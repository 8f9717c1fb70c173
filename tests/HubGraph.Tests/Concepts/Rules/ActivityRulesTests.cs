using HubGraph.Concepts;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Territories;

namespace HubGraph.Tests.Concepts.Rules;

public sealed class ActivityRulesTests
{
    private static readonly HubDates s_open = new(null, null);

    [Theory]
    [InlineData("35", "2026-05-04T21:59:59Z", "2026-05-04")]
    [InlineData("35", "2026-05-04T22:00:00Z", "2026-05-05")]
    [InlineData("35", "2026-01-04T22:59:59Z", "2026-01-04")]
    [InlineData("988", "2026-05-04T13:00:00Z", "2026-05-05")]
    [InlineData("988", "2026-05-04T12:59:59Z", "2026-05-04")]
    [InlineData("972", "2026-05-05T03:59:59Z", "2026-05-04")]
    [InlineData("987", "2026-05-05T09:59:59Z", "2026-05-04")]
    [InlineData(null, "2026-05-04T12:00:00Z", "2026-05-05")]
    [InlineData(null, "2026-05-04T11:59:59Z", "2026-05-04")]
    public void Today_is_the_places_own_or_the_earliest_where_that_is_not_known(string? department, string now, string today)
    {
        Place place = new(TerritorialScale.Department, null, null, null, null, department);

        Assert.Equal(DateOnly.Parse(today, null), ActivityParts.TodayAt(place, DateTime.Parse(now, null, System.Globalization.DateTimeStyles.AdjustToUniversal)));
    }

    [Fact]
    public void A_day_may_have_come_in_Noumea_and_not_yet_in_Paris()
    {
        DateTime now = new(2026, 5, 4, 14, 0, 0, DateTimeKind.Utc);
        Activity activity = Animation(performedOn: new DateOnly(2026, 5, 5));

        Assert.Equal([], Check(activity, s_open, ActivityParts.TodayAt(In("988"), now)));
        Assert.Equal(["DATE_IN_FUTURE at performedOn"], Check(activity, s_open, ActivityParts.TodayAt(In("75"), now)));

        static Place In(string department) => new(TerritorialScale.Department, null, null, null, null, department);
    }

    [Fact]
    public void The_day_of_the_calls_opening_and_the_day_of_closing_still_count()
    {
        HubDates hub = new(new DateOnly(2020, 11, 17), new DateOnly(2024, 6, 30));

        Assert.Equal(["DATE_BEFORE_CALL at performedOn"], Check(Animation(new DateOnly(2020, 11, 16)), hub));
        Assert.Equal([], Check(Animation(new DateOnly(2020, 11, 17)), hub));
        Assert.Equal([], Check(Animation(new DateOnly(2024, 6, 30)), hub));
        Assert.Equal(["HUB_CLOSED at performedOn"], Check(Animation(new DateOnly(2024, 7, 1)), hub));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1440, true)]
    [InlineData(1441, false)]
    [InlineData(-1, false)]
    public void A_duration_is_between_a_minute_and_a_day(int minutes, bool isTaken)
    {
        Activity activity = Animation(new DateOnly(2026, 5, 4));
        activity.DurationMinutes = minutes;

        Assert.Equal(isTaken ? [] : ["INVALID_DURATION at durationMinutes"], Check(activity, s_open));
    }

    [Fact]
    public void Each_rule_has_a_code_of_its_own_and_says_itself_in_both_languages()
    {
        Assert.Equal(WriteRules.All.Count, WriteRules.All.Select(rule => rule.Code).Distinct().Count());
        Assert.Equal(WriteRules.All.Count, WriteRules.All.Select(rule => rule.TypeName).Distinct().Count());
        object[] values = [new DateOnly(2026, 5, 4), new DateOnly(2026, 5, 5)];
        foreach (Rule rule in WriteRules.All)
        {
            Violation violation = new(rule, ["input"], values);
            Assert.NotEqual(violation.Message(inFrench: false), violation.Message(inFrench: true));
        }
    }

    [Fact]
    public void A_message_writes_days_as_its_language_does()
    {
        Violation violation = new(WriteRules.DateInFuture, ["input", "performedOn"], [new DateOnly(2026, 5, 4)]);

        Assert.Equal("2026-05-04 lies in the future.", violation.Message(inFrench: false));
        Assert.Equal("Le 04/05/2026 est dans le futur.", violation.Message(inFrench: true));
    }

    private static AnimationActivity Animation(DateOnly performedOn) => new()
    {
        PerformedOn = performedOn,
        DurationMinutes = 60,
        Scale = TerritorialScale.National,
        Summary = "Rencontre",
        AnimationKind = AnimationKind.Partnership,
    };

    private static List<string> Check(Activity activity, HubDates hub, DateOnly? today = null)
    {
        List<string> refusals = [];
        ActivityRules.Check(activity, hub, today ?? new DateOnly(2026, 11, 23), (rule, path, _) => refusals.Add($"{rule.Code} at {path}"));
        return refusals;
    }
}
