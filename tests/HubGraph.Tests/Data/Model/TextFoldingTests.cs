using System.Globalization;
using HubGraph.Data.Model;
using HubGraph.Data.Reference;

namespace HubGraph.Tests.Data.Model;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("hub", "hub")]
    [InlineData("Hub du SUD", "hub du sud")]
    [InlineData("Médias-Cité", "medias-cite")]
    [InlineData("Cœur d’Ain", "coeur d'ain")]
    [InlineData("ŒUVRE", "oeuvre")]
    [InlineData("Ægir æ", "aegir ae")]
    [InlineData("Straße ẞ", "strasse ss")]
    [InlineData("e\u0301te\u0301", "ete")]
    [InlineData("ﬁn", "fin")]
    [InlineData("Ａ１", "a1")]
    [InlineData("100 %_\\'\"", "100 %_\\'\"")]
    [InlineData("L\u02BCAbergement\u2011Clémenciat", "l'abergement-clemenciat")]
    [InlineData("numé\u00ADrique", "numerique")]
    [InlineData("Saint\u2010Denis \u2013 Plaine\u2212Commune", "saint-denis - plaine-commune")]
    [InlineData("😀", "😀")]
    [InlineData("\u0301", "")]
    public void Text_is_folded(string text, string folded) => Assert.Equal(folded, TextFolding.Fold(text));

    [Fact]
    public void Composed_and_decomposed_text_fold_to_the_same() => Assert.Equal(TextFolding.Fold("\u00E9\u00C5"), TextFolding.Fold("e\u0301A\u030A"));

    [Theory]
    [InlineData("İSTANBUL")]
    [InlineData("Cœur d’Ain")]
    [InlineData("ﬃ Ǆ 𝔸 ½ ㎏")]
    public void Folding_twice_is_folding_once(string text) => Assert.Equal(TextFolding.Fold(text), TextFolding.Fold(TextFolding.Fold(text)));

    [Fact]
    public void Folding_does_not_depend_on_the_culture_of_the_server()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal("digital", TextFolding.Fold("DIGITAL"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
