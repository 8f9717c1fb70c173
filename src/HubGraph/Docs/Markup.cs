using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace HubGraph.Docs;

/// <summary>HTML. A text that is put into it is escaped; HTML stays as it is.</summary>
internal readonly record struct Markup(string Html)
{
    // Pages are UTF-8: é needs no escape.
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Nothing.</summary>
    public static Markup None { get; } = new("");

    /// <summary>HTML with values in it.</summary>
    public static Markup Of(MarkupText text) => new(text.ToString());

    /// <summary>HTML where a condition holds, else nothing.</summary>
    public static Markup If(bool condition, MarkupText text) => condition ? new(text.ToString()) : None;

    /// <summary>A text, escaped.</summary>
    public static string Escape(string text) => s_encoder.Encode(text);

    public override string ToString() => Html;
}

/// <summary>An interpolated string that becomes HTML.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupText
{
    private readonly StringBuilder _html;

    public MarkupText(int literalLength, int formattedCount) => _html = new StringBuilder(literalLength + (formattedCount * 32));

    public void AppendLiteral(string html) => _html.Append(html);

    public void AppendFormatted(Markup html) => _html.Append(html.Html);

    public void AppendFormatted(string? text) => _html.Append(Markup.Escape(text ?? ""));

    public void AppendFormatted(int number) => _html.Append(number);

    public void AppendFormatted(IEnumerable<Markup> all) => _html.AppendJoin('\n', all);

    public override string ToString() => _html.ToString();
}
