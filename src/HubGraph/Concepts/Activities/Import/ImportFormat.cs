using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Http.Headers;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>How a report is written: JSON, JSON lines while it goes on, or its errors as CSV.</summary>
internal static class ImportFormat
{
    public const string Json = "application/json";
    public const string JsonLines = "application/x-ndjson";
    public const string Csv = "text/csv";

    private static readonly string[] s_english = ["line", "column", "value", "code", "message"];
    private static readonly string[] s_french = ["ligne", "colonne", "valeur", "code", "message"];

    /// <summary>Names in camelCase, text as it is.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>The media type that a client prefers among these; JSON where it names none of them.</summary>
    public static string Negotiate(RequestHeaders headers) =>
        headers.Accept.OrderByDescending(type => type.Quality ?? 1).Select(type => type.MediaType.Value)
            .FirstOrDefault(type => type is Json or JsonLines or Csv)
            ?? Json;

    /// <summary>The errors as a file that opens in a spreadsheet program of the report's language.</summary>
    public static byte[] ErrorsAsCsv(ImportResult result)
    {
        bool isFrench = result.Language == "fr";
        using StringWriter text = new(CultureInfo.InvariantCulture);
        using CsvWriter csv = new(
            text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = isFrench ? ";" : ",", NewLine = "\r\n" });
        Write(isFrench ? s_french : s_english);
        foreach (CellError error in result.Errors)
            Write(error.Line.ToString(CultureInfo.InvariantCulture), error.Column, error.Value, error.Code, error.Message);
        if (result.Failure is { } failure)
            Write("", "", "", failure.Code, failure.Message);
        csv.Flush();
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];

        void Write(params string[] cells)
        {
            foreach (string cell in cells)
                csv.WriteField(cell);
            csv.NextRecord();
        }
    }
}
