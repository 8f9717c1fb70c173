using System.Globalization;
using System.Text;
using SQLitePCL;

namespace HubGraph.Planning.Execution;

/// <summary>Binds values to statements of SQLite, as the database keeps them; a list as JSON.</summary>
public static class SqliteBinding
{
    /// <summary>Binds the value of a parameter; answers SQLite's code.</summary>
    /// <param name="place">The parameter's, from 1.</param>
    public static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool truth => raw.sqlite3_bind_int(statement, place, truth ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        DateOnly date => raw.sqlite3_bind_text(statement, place, Text(date)),
        DateTime instant => raw.sqlite3_bind_text(statement, place, Text(instant)),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        Array values => raw.sqlite3_bind_text(statement, place, Json(values)),
        Func<DateOnly> day => raw.sqlite3_bind_text(statement, place, Text(day())),
        _ => throw new InvalidOperationException($"{value.GetType()} is no parameter."),
    };

    private static string Json(Array values)
    {
        using Rows.JsonBuffer json = new();
        json.Append((byte)'[');
        foreach (object value in values)
        {
            if (json.Length > 1)
                json.Append((byte)',');
            switch (value)
            {
                case string text: json.AppendString(text); break;
                case long number: json.Append(number); break;
                case bool truth: json.Append(truth ? 1 : 0); break;
                case DateOnly date: json.AppendString(Text(date)); break;
                case DateTime instant: json.AppendString(Text(instant)); break;
                default: throw new InvalidOperationException($"{value.GetType()} is no parameter.");
            }
        }
        json.Append((byte)']');
        return Encoding.UTF8.GetString(json.Written);
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
