using HubGraph.Concepts.Territories;

namespace HubGraph.Tests.Concepts.Rules;

public sealed class PlaceTimeTests
{
    [Theory]
    [InlineData("Europe/Paris", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("America/Port-au-Prince", true)]
    [InlineData("Paris", false)]
    [InlineData("Europe/Atlantis", false)]
    [InlineData("europe/paris", false)]
    [InlineData("EUROPE/PARIS", false)]
    [InlineData("Europe/Paris\n", false)]
    [InlineData("Europe/", false)]
    [InlineData("/dev/zero", false)]
    [InlineData("/etc/localtime", false)]
    [InlineData("../../../etc/localtime", false)]
    [InlineData("Europe/../Europe/Paris", false)]
    [InlineData("+02:00", false)]
    [InlineData("Romance Standard Time", false)]
    [InlineData("", false)]
    public void A_zone_is_told_by_its_IANA_name_alone(string zone, bool isZone)
    {
        // What was found once is found again under other spellings.
        Assert.True(PlaceTime.IsZone(PlaceTime.Paris));

        Assert.Equal(isZone, PlaceTime.IsZone(zone));
    }

    [Theory]
    [InlineData("35"), InlineData("2A"), InlineData("971"), InlineData("972"), InlineData("973"), InlineData("974"), InlineData("975"), InlineData("976")]
    [InlineData("977"), InlineData("978"), InlineData("984"), InlineData("986"), InlineData("987"), InlineData("988"), InlineData("989"), InlineData(null)]
    public void Each_department_has_a_zone(string? department) => Assert.True(PlaceTime.IsZone(PlaceTime.ZoneOf(department)));

    [Theory]
    [InlineData("987", "98735", "Pacific/Tahiti"), InlineData("987", "98731", "Pacific/Marquesas"), InlineData("987", "98719", "Pacific/Gambier")]
    [InlineData("984", "98412", "Indian/Kerguelen"), InlineData("984", "98414", "Antarctica/DumontDUrville"), InlineData("984", "98413", "Indian/Reunion")]
    [InlineData("989", "98901", "Etc/GMT+8"), InlineData("35", "35238", "Europe/Paris")]
    public void A_commune_far_from_its_seat_has_its_own_zone(string department, string commune, string zone)
    {
        Assert.Equal(zone, PlaceTime.ZoneOf(department, commune));
        Assert.True(PlaceTime.IsZone(zone));
    }

    [Theory]
    [InlineData("988", "2026-12-31T13:30:00Z", "2027-01-01")]
    [InlineData("35", "2026-12-31T13:30:00Z", "2026-12-31")]
    [InlineData("987", "2027-01-01T09:30:00Z", "2026-12-31")]
    public void The_day_of_an_instant_is_the_places(string department, string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), PlaceTime.DayOf(DateTime.Parse(instant, null, System.Globalization.DateTimeStyles.AdjustToUniversal), PlaceTime.ZoneOf(department)));
}
