using HubGraph.Host;
using HubGraph.Planning;

namespace HubGraph.Tests;

/// <summary>The one rule of texts that are written.</summary>
public sealed class WrittenTextTests
{
    [Theory]
    [InlineData("Réunion")]
    [InlineData("Première ligne\r\n\tdeuxième\u2028troisième")]
    [InlineData("👩\u200D👩\u200D👧 ❤\uFE0F")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("abc \u200E(def)\u200F")]
    [InlineData("inter\u00ADcommunalité")]
    [InlineData("15\u202F000\u00A0€")]
    [InlineData(" spaces stay ")]
    [InlineData("?")]
    public void What_people_write_stays_as_it_is(string text) => Assert.Equal(text, WrittenText.Of(text));

    [Theory]
    [InlineData("re\u0301union", "r\u00E9union")]
    [InlineData("\uFEFFRéunion", "Réunion")]
    [InlineData("Réu\uFEFFnion", "Réunion")]
    [InlineData("\u200B", "")]
    [InlineData(" \u200D\u200E\u2060\u00AD\u061C\t\n", "")]
    [InlineData("\u2800\u3164\u115F\u1160\uFFA0\u034F", "")]
    [InlineData("\uFE0F\U000E0100\u180B\U000E0041", "")]
    public void What_cannot_be_seen_is_no_text_and_what_looks_alike_is_written_alike(string text, string kept) => Assert.Equal(kept, WrittenText.Of(text));

    [Theory]
    [InlineData("\0")]
    [InlineData("a\u0007b")]
    [InlineData("\u001B[31m")]
    [InlineData("a\u007F")]
    [InlineData("a\u0085b")]
    [InlineData("a\u009Fb")]
    [InlineData("a\uFFFF")]
    [InlineData("a\uFFFE")]
    [InlineData("a\uFDD0")]
    [InlineData("a\U0001FFFE")]
    [InlineData("a\U0010FFFF")]
    public void What_is_no_character_of_a_text_is_refused(string text) =>
        Assert.Equal(PlanningErrorCodes.BadUserInput, Assert.Throws<PlanningError>(() => WrittenText.Of(text)).Code);

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused() => Assert.Throws<PlanningError>(() => WrittenText.Of("a\uD800" + "b"));
}
