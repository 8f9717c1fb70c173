using System.Globalization;
using System.Text.Json;
using GraphQL;
using HubGraph.Data;
using HubGraph.Graph;
using HubGraph.Graph.Mutations;
using HubGraph.Host.Auth;
using HubGraph.Host.Web;
using HubGraph.Planning;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Http;
using HubGraph.Transport.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace HubGraph.Concepts.Activities.Import;

/// <summary>Answers <c>POST /import</c>: logs the activities of a spreadsheet for the caller, while it comes.</summary>
internal sealed partial class ImportEndpoint(
    IDbContextFactory<HubGraphContext> contexts,
    MutationRunner runner,
    ImportOptions options,
    TransportOptions transport,
    ILogger<ImportEndpoint> logger) : IDisposable
{
    // As logActivities: for each row, and for the mutation.
    private const int CostOfRows = 10 * (ActivityImport.Unit + 1);

    private readonly CallerPlaces _places = new(options.Concurrent, options.PerCaller, transport.Rates);

    public async Task HandleAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = "POST";
            await http.RefuseAsync(StatusCodes.Status405MethodNotAllowed, ErrorCodes.MethodNotAllowed, "Spreadsheets are sent by POST.");
            return;
        }
        if (!await http.SpendAsync())
            return;
        if (await ReadRequestAsync(http) is not { } request || !await http.SpendAsync(CostOfRows))
            return;
        (IDisposable? taken, bool isCallers) = await _places.TakeAsync(http);
        using IDisposable? place = taken;
        if (place is null)
        {
            http.Response.Headers.RetryAfter = "10";
            await (isCallers
                ? http.RefuseAsync(
                    StatusCodes.Status429TooManyRequests,
                    ImportCodes.ImportsBusy,
                    $"A caller may have {options.PerCaller} imports under way: take one to its end first.")
                : http.RefuseAsync(
                    StatusCodes.Status503ServiceUnavailable,
                    ImportCodes.ImportsBusy,
                    "As many imports are under way as may: try again later."));
            return;
        }
        await ImportAsync(http, request);
    }

    public void Dispose() => _places.Dispose();

    // Everything that can be refused before the first byte of the file is read.
    private async Task<ImportRequest?> ReadRequestAsync(HttpContext http)
    {
        Caller caller = Caller.Of(http.User);
        try
        {
            Rights.Demand(caller, Rights.Operators);
            ImportRequest request = Read(caller, http.Request.Query);
            Rights.DemandHub(caller, request.Hub);
            if (!ImportBody.IsSupported(http.Request))
                await http.RefuseAsync(
                    StatusCodes.Status415UnsupportedMediaType,
                    ErrorCodes.UnsupportedMediaType,
                    "Send text/csv, a workbook (.xlsx), or a form (multipart/form-data) with a file, as it is or by gzip.");
            else if (ImportBody.IsTooLarge(http.Request, options))
                await http.RefuseAsync(
                    StatusCodes.Status413PayloadTooLarge,
                    ErrorCodes.PayloadTooLarge,
                    string.Create(CultureInfo.InvariantCulture, $"A file has at most {options.MaxBytes} bytes."));
            else
                return request;
        }
        catch (ExecutionError error)
        {
            int status = error.Code switch
            {
                PlanningErrorCodes.Unauthenticated => StatusCodes.Status401Unauthorized,
                PlanningErrorCodes.Forbidden => StatusCodes.Status403Forbidden,
                _ => StatusCodes.Status400BadRequest,
            };
            await http.RefuseAsync(status, error.Code!, error.Message);
        }
        return null;
    }

    private static ImportRequest Read(Caller caller, IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        ImportRequest request = new(caller, "", false, false, false);
        foreach ((string name, StringValues values) in parameters)
        {
            if (values is not [{ } value])
                throw Bad($"The parameter '{Planning.Sql.Values.Shown(name)}' is given twice.");
            request = name switch
            {
                "hub" => request with { Hub = value },
                "dry-run" => request with { IsDryRun = Flag(name, value) },
                "update" => request with { Amends = Flag(name, value) },
                "accept-duplicates" => request with { AcceptsDuplicates = Flag(name, value) },
                _ => throw Bad($"There is no parameter '{Planning.Sql.Values.Shown(name)}' here."),
            };
        }
        if (request.Hub.Length == 0 && caller.Hubs is [var only])
            return request with { Hub = only };
        return request.Hub.Length > 0 ? request : throw Bad("The parameter 'hub' is needed: the slug of the hub that did the activities.");
    }

    private static bool Flag(string name, string value) => value switch
    {
        "true" or "" => true,
        "false" => false,
        _ => throw Bad($"The parameter '{name}' is true or false."),
    };

    private static PlanningError Bad(string message) => new(PlanningErrorCodes.BadUserInput, message);

    private async Task ImportAsync(HttpContext http, ImportRequest request)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(options.Timeout);
        ImportReport report = new(request.IsDryRun, options.MaxErrors);
        string format = ImportFormat.Negotiate(http.Request.GetTypedHeaders());
        ImportProgress? progress = format == ImportFormat.JsonLines ? new ImportProgress(http.Response, report) : null;
        Func<CancellationToken, Task> pay = http.MeterOf(CostOfRows);
        int? status = null;
        try
        {
            if (await ImportBody.OpenAsync(http, options, limit.Token) is { } file)
                await new ActivityImport(contexts, runner, options, request, report).RunAsync(file, NextAsync, limit.Token);
            else
                report.Fail(ErrorCodes.BadRequest, "The form has no file.", "Le formulaire n’a pas de fichier.");
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has left: there is nobody to answer.
            return;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            status = StatusCodes.Status503ServiceUnavailable;
            report.Fail(ErrorCodes.Timeout, "The import took too long and was stopped.", "L’import a été trop long : il a été arrêté.");
        }
        catch (BadHttpRequestException exception)
        {
            status = exception.StatusCode;
            (string code, string english, string french) = status switch
            {
                StatusCodes.Status413PayloadTooLarge => (
                    ImportCodes.SpreadsheetTooLarge,
                    string.Create(CultureInfo.InvariantCulture, $"A file has at most {options.MaxBytes} bytes."),
                    string.Create(CultureInfo.InvariantCulture, $"Un fichier a au plus {options.MaxBytes} octets.")),
                StatusCodes.Status408RequestTimeout =>
                    (ErrorCodes.Timeout, "The file comes too slowly.", "Le fichier arrive trop lentement."),
                _ => (ErrorCodes.BadRequest, "The body of the request breaks off.", "Le corps de la requête est interrompu."),
            };
            report.Fail(code, english, french);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            report.Fail(
                ErrorCodes.BadRequest, "The body of the request is not what its headers say.",
                "Le corps de la requête n’est pas ce que disent ses en-têtes.");
        }
        catch (Exception exception)
        {
            LogFailure(exception, http.TraceIdentifier);
            status = StatusCodes.Status500InternalServerError;
            report.Fail(
                ErrorCodes.InternalServerError, "The server failed. Its operators can find the cause by the request id.",
                "Le serveur a échoué. Ses exploitants peuvent en trouver la cause par l’identifiant de la requête.");
        }
        await AnswerAsync(http, report.Result(), format, status, progress);

        async ValueTask NextAsync()
        {
            if (progress is not null)
                await progress.TellAsync();
            await pay(limit.Token);
        }
    }

    private static async Task AnswerAsync(HttpContext http, ImportResult result, string format, int? status, ImportProgress? progress)
    {
        if (progress is not null)
            await progress.EndAsync();
        if (!http.Response.HasStarted)
        {
            http.Response.StatusCode = status ?? StatusOf(result.Failure);
            if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
                http.Response.Headers.RetryAfter = "10";
            http.Response.ContentType = $"{format}; charset=utf-8";
            http.Response.Headers.CacheControl = "no-store";
            if (format == ImportFormat.Csv)
                http.Response.Headers.ContentDisposition =
                    $"attachment; filename=\"import-{(result.Language == "fr" ? "erreurs" : "errors")}.csv\"";
        }
        byte[] body = format == ImportFormat.Csv
            ? ImportFormat.ErrorsAsCsv(result)
            : JsonSerializer.SerializeToUtf8Bytes(result, ImportFormat.Options);
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static int StatusOf(ImportFailure? failure) => failure?.Code switch
    {
        null => StatusCodes.Status200OK,
        ImportCodes.SpreadsheetTooLarge => StatusCodes.Status413PayloadTooLarge,
        GraphErrorCodes.DatabaseBusy or GraphErrorCodes.DatabaseUnavailable or GraphErrorCodes.OutcomeUnknown =>
            StatusCodes.Status503ServiceUnavailable,
        ErrorCodes.InternalServerError => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed while it imported a spreadsheet.")]
    private partial void LogFailure(Exception exception, string requestId);
}
