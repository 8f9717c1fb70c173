using HubGraph.Concepts;

namespace HubGraph.Tests.Data;

public sealed class PeriodTests
{
    [Theory]
    // Days.
    [InlineData("2021-01-01/2021-10-05", "2021-10-05/", true)]
    [InlineData("2021-01-01/2021-10-05", "2021-10-06/", false)]
    [InlineData("2021-01-01/2021-03-31", "2021-05-01/2021-06-30", false)]
    [InlineData("2021-01-01/2021-12-31", "2021-05-01/2021-06-30", true)]
    // The change may lie anywhere in the month or year that both name.
    [InlineData("2021-01/2021-10", "2021-10/", false)]
    [InlineData("2020/2021", "2021/2022", false)]
    [InlineData("2021-01/2021-10", "2021-09/", true)]
    [InlineData("2020/2022", "2021/", true)]
    [InlineData("2021-10-15/2021-10", "2021-10-15/", true)]
    // Nothing says when it began, or that it ended.
    [InlineData("/", "/", true)]
    [InlineData("/", "2030-01-01/", true)]
    [InlineData("/2021-10-05", "2021-10-05/", true)]
    [InlineData("/2021-10-05", "2021-10-06/", false)]
    [InlineData("/2021-10-05", "/", false)]
    [InlineData("/2021", "/2022", false)]
    [InlineData("2022/2021", "2020/", false)]
    public void Two_overlap_when_they_surely_have_a_day_in_common(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, Parse(one).SurelyOverlaps(Parse(other)));
        Assert.Equal(overlap, Parse(other).SurelyOverlaps(Parse(one)));
    }

    [Theory]
    [InlineData("2021-10-05/2021-10-05", false)]
    [InlineData("2021-10-05/2021-10-04", true)]
    [InlineData("2021-10-05/2021-10", false)]
    [InlineData("2021-10-05/2021-09", true)]
    [InlineData("2022/2021", true)]
    [InlineData("/2021", false)]
    public void Ends_before_its_start_when_it_surely_does(string period, bool does) => Assert.Equal(does, Parse(period).EndsBeforeStart);

    [Fact]
    public void A_bound_of_the_beginning_bounds_the_end() =>
        Assert.True(new Period(null, DateWithPrecision.Parse("2020"), DateWithPrecision.Parse("2021")).EndsBeforeStart);

    [Theory]
    [InlineData("2021-10-05", "2021-10-04")]
    [InlineData("2021-01-01", "2020-12-31")]
    [InlineData("2021-10", "2021-10")]
    [InlineData("2021", "2021")]
    public void The_last_before_is_as_precise(string date, string before) => Assert.Equal(before, DateWithPrecision.Parse(date).LastBefore().ToString());

    [Theory]
    [InlineData("W751234567", true)]
    [InlineData("W2A1000119", true)]
    [InlineData("W9R1000001", true)]
    [InlineData("W75123456", false)]
    [InlineData("W7512345678", false)]
    [InlineData("751234567", false)]
    [InlineData("W75123456A", false)]
    public void An_association_is_known_by_its_number(string text, bool isNumber) => Assert.Equal(isNumber, Rna.IsValid(text));

    private static Period Parse(string text) => text.Split('/') is [var since, var until] ? new Period(Date(since), Date(until)) : throw new ArgumentException(text, nameof(text));

    private static DateWithPrecision? Date(string text) => text.Length == 0 ? null : DateWithPrecision.Parse(text);
}
