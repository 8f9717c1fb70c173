using System.Text;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>A spreadsheet to begin with: the header alone, in French as a French spreadsheet program opens it.</summary>
internal static class ImportTemplate
{
    /// <summary>The file.</summary>
    public static byte[] File { get; } =
        [
            .. Encoding.UTF8.Preamble,
            .. Encoding.UTF8.GetBytes(
                $"{string.Join(';', ActivityColumns.All.Where(column => column.IsOffered).Select(column => column.French[0]))}\r\n"),
        ];

    public static Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.ContentDisposition = "attachment; filename=\"modele-import-actions.csv\"";
        return Results.Bytes(File, "text/csv; charset=utf-8").ExecuteAsync(http);
    }
}
