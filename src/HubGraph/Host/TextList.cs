using System.ComponentModel;
using System.Globalization;

namespace HubGraph.Host;

/// <summary>A list in the settings: an array, or one text with commas, as the environment and the command line have it.</summary>
[TypeConverter(typeof(TextListConverter))]
public sealed class TextList : List<string>;

/// <summary>Reads a text with commas.</summary>
internal sealed class TextListConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

    public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
    {
        TextList list = [.. ((string)value).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return list;
    }
}
