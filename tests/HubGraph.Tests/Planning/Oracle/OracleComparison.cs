using System.Collections;
using System.Text.Json;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>Compares the server's JSON with the oracle's, the order of fields included.</summary>
public static class OracleComparison
{
    /// <summary>The first difference; null when there is none.</summary>
    public static string? Difference(object? expected, JsonElement actual, OracleCursors cursors, string path = "data") => expected switch
    {
        ExpectedObject { Fields: { } fields } => InObject(fields, actual, cursors, path),
        OracleCursor cursor => actual.ValueKind == JsonValueKind.String && cursors.Agrees(cursor, actual.GetString()!) ? null : $"{path}: {actual.GetRawText()} is another cursor than before",
        string text => actual.ValueKind == JsonValueKind.String && actual.GetString() == text ? null : Unequal(path, JsonSerializer.Serialize(text), actual),
        IList items => InList(items, actual, cursors, path),
        null => actual.ValueKind == JsonValueKind.Null ? null : Unequal(path, "null", actual),
        bool truth => actual.ValueKind == (truth ? JsonValueKind.True : JsonValueKind.False) ? null : Unequal(path, truth, actual),
        long number => actual.ValueKind == JsonValueKind.Number && actual.GetRawText() == $"{number}" ? null : Unequal(path, number, actual),
        decimal euros => actual.ValueKind == JsonValueKind.Number && actual.GetDecimal() == euros ? null : Unequal(path, euros, actual),
        DateOnly day => Difference($"{day:yyyy-MM-dd}", actual, cursors, path),
        DateTime instant => Difference($"{instant:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}", actual, cursors, path),
        _ => throw new InvalidOperationException(expected.GetType().Name),
    };

    private static string? InObject(List<(string Key, object? Value)> fields, JsonElement actual, OracleCursors cursors, string path)
    {
        if (actual.ValueKind != JsonValueKind.Object)
            return Unequal(path, "an object", actual);
        string keys = string.Join(", ", fields.Select(field => field.Key));
        string actualKeys = string.Join(", ", actual.EnumerateObject().Select(field => field.Name));
        if (keys != actualKeys)
            return $"{path}: expected the fields {keys}, the server has {actualKeys}";
        return fields.Zip(actual.EnumerateObject(), (field, property) => Difference(field.Value, property.Value, cursors, $"{path}.{field.Key}")).FirstOrDefault(difference => difference is not null);
    }

    private static string? InList(IList items, JsonElement actual, OracleCursors cursors, string path)
    {
        if (actual.ValueKind != JsonValueKind.Array || actual.GetArrayLength() != items.Count)
            return Unequal(path, $"a list of {items.Count}", actual);
        return items.Cast<object?>().Zip(actual.EnumerateArray()).Select((pair, i) => Difference(pair.First, pair.Second, cursors, $"{path}[{i}]")).FirstOrDefault(difference => difference is not null);
    }

    private static string Unequal(string path, object expected, JsonElement actual) => $"{path}: expected {expected}, the server has {actual.GetRawText()}";
}
