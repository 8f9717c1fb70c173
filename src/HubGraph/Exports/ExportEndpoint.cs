using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GraphQL;
using GraphQL.Types;
using HubGraph.Concepts;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Concepts.Coordination;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Docs;
using HubGraph.Graph;
using HubGraph.Host;
using HubGraph.Host.Web;
using HubGraph.Planning;
using HubGraph.Planning.Execution;
using HubGraph.Planning.Mapping;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Http;
using HubGraph.Transport.Options;
using HubGraph.Transport.Responses;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace HubGraph.Exports;

/// <summary>
/// Answers <c>/exports/NAME.csv</c>, the other formats of it and <c>NAME.schema.json</c>, <c>/exports/statistics/NAME.csv</c>
/// likewise, <c>/exports</c>, which lists the first, and <c>/exports/catalog.jsonld</c>, the same for everybody who asks.
/// </summary>
internal sealed partial class ExportEndpoint(
    MapCatalog maps,
    ReadDatabase database,
    IDbContextFactory<HubGraphContext> contexts,
    ISchema schema,
    IDataVersions versions,
    ChangeReader changes,
    TransportOptions transport,
    ExportOptions options,
    PublisherOptions publisher,
    TimeProvider time,
    ILogger<ExportEndpoint> logger) : IDisposable
{
    // An export reads whole tables: it spends what the dearest query may.
    private readonly int _cost = transport.MaxTypeCost;
    private readonly Dictionary<string, ExportSource> _sources = maps.Datasets
        .Select<Dataset, ExportSource>(dataset => new ExportTable(dataset, maps, database.Dialect))
        .Concat(ExportStatistics.All(maps, database.Dialect, options.MaxGroups))
        .ToDictionary(source => source.Name);
    private readonly CallerPlaces _places = new(options.Concurrent, options.PerCaller, transport.Rates, options.Wait);

    /// <summary>The tables of all exports.</summary>
    public IEnumerable<ExportTable> Tables => _sources.Values.OfType<ExportTable>();

    /// <param name="http">The request.</param>
    /// <param name="file">What its path has after <c>/exports/</c>; empty for the list.</param>
    public async Task HandleAsync(HttpContext http, string file)
    {
        try
        {
            await AnswerAsync(http, file);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has left: there is nobody to answer.
        }
        catch (OperationCanceledException) when (!http.Response.HasStarted)
        {
            await http.RefuseAsync(
                StatusCodes.Status503ServiceUnavailable, ErrorCodes.Timeout, "The export took too long and was stopped.");
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            await http.RefuseAsync(exception);
        }
    }

    private async Task AnswerAsync(HttpContext http, string file)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, HEAD";
            await http.RefuseAsync(
                StatusCodes.Status405MethodNotAllowed, ErrorCodes.MethodNotAllowed, "Exports are asked for by GET or HEAD.");
            return;
        }
        if (!await http.SpendAsync())
            return;
        string server = UriHelper.BuildAbsolute(http.Request.Scheme, http.Request.Host, http.Request.PathBase, "/");
        if (file.Length == 0)
        {
            await DescribeAsync(http, TableSchema.PackageOf(Tables, server, publisher), "application/json; charset=utf-8");
            return;
        }
        if (file == DataCatalog.File)
        {
            DateTime? modified = await changes.LastAtAsync(http.RequestAborted);
            await DescribeAsync(http, DataCatalog.Of(Tables, server, publisher, modified), "application/ld+json");
            return;
        }
        if (file == CoordinationLog.File)
        {
            await SendLogAsync(http);
            return;
        }
        int dot = file.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !_sources.TryGetValue(file[..dot], out ExportSource? source))
        {
            await http.RefuseAsync(
                StatusCodes.Status404NotFound,
                GraphErrorCodes.UnknownExport,
                $"There is no such export. There are {string.Join(", ", _sources.Keys)}.");
            return;
        }
        switch (file[(dot + 1)..])
        {
            case "schema.json" when source is ExportTable table:
                await DescribeAsync(http, TableSchema.Of(table, server, publisher), "application/json; charset=utf-8");
                break;
            case var extension when ExportRequest.Extensions.Contains(extension):
                await ExportAsync(http, source, extension);
                break;
            default:
                string described = source is ExportTable ? ", and described by its schema.json" : "";
                await http.RefuseAsync(
                    StatusCodes.Status404NotFound, GraphErrorCodes.UnknownExport,
                    $"An export is {string.Join(", ", ExportRequest.Extensions)}{described}.");
                break;
        }
    }

    // Of one hub, which the address names.
    private async Task SendLogAsync(HttpContext http)
    {
        if (http.Request.Query is not { Count: 1 } query || query["hub"] is not [{ Length: > 0 } slug])
        {
            await http.RefuseAsync(
                StatusCodes.Status400BadRequest,
                PlanningErrorCodes.BadUserInput,
                "The one parameter is 'hub': the slug of the hub whose log it is.");
            return;
        }
        await using HubGraphContext context = contexts.CreateDbContext();
        if (!await context.Hubs.AnyAsync(hub => hub.Slug == slug, http.RequestAborted))
        {
            await http.RefuseAsync(
                StatusCodes.Status404NotFound, WriteRules.UnknownHub.Code, $"There is no hub '{Planning.Sql.Values.Shown(slug)}'.");
            return;
        }
        await SendIfNewAsync(
            http,
            () =>
            {
                http.Response.ContentType = ImportBody.Workbook;
                http.Response.Headers.ContentDisposition = $"attachment; filename=\"hubgraph-{CoordinationLog.Name}-{slug}.xlsx\"";
            },
            describe => InPlaceAsync(http, CoordinationLog.Name, async (patience, cancellation) =>
            {
                string name = await context.Hubs.Where(hub => hub.Slug == slug).Select(hub => hub.Name).SingleAsync(cancellation);
                int count = await LogQuery.CountAsync(context, slug, cancellation);
                describe();
                await using PatientStream body = new(http.Response.BodyWriter, patience);
                await CoordinationLog.WriteAsync(body, name, count, LogQuery.ReadAsync(context, slug, cancellation), cancellation);
                await body.SendAsync(cancellation);
            }));
    }

    private static Task DescribeAsync(HttpContext http, byte[] described, string type) =>
        Results.Bytes(described, type, entityTag: Tag(described)).ExecuteAsync(http);

    private async Task ExportAsync(HttpContext http, ExportSource source, string extension)
    {
        ExportRequest request;
        try
        {
            request = ExportRequest.Read(source, extension, http.Request.Query, schema);
        }
        catch (PlanningError error)
        {
            await http.RefuseAsync(StatusCodes.Status400BadRequest, error.Code!, error.Message);
            return;
        }

        await SendIfNewAsync(http, () => Describe(http.Response, request), describe => SendAsync(http, request, describe));
    }

    // Sends all of it, its head, or nothing where the caller has it already.
    private async Task SendIfNewAsync(HttpContext http, Action describe, Func<Action, Task> send)
    {
        // The version first: what is read after it is at least as new.
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(transport.Timeout);
        string version = await versions.CurrentAsync(limit.Token);
        EntityTagHeaderValue tag = Tag(Encoding.UTF8.GetBytes($"{version}\n{http.Request.Path}{http.Request.QueryString}"));
        DateTimeOffset modified = await ModifiedAsync(limit.Token);
        if (IsKnown(http.Request.GetTypedHeaders(), tag, modified))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            Describe(http.Response, tag, modified);
        }
        else if (HttpMethods.IsHead(http.Request.Method))
        {
            Describe(http.Response, tag, modified);
            describe();
        }
        else if (await http.SpendAsync(_cost))
        {
            await send(() =>
            {
                Describe(http.Response, tag, modified);
                describe();
            });
        }
    }

    private Task SendAsync(HttpContext http, ExportRequest request, Action describe) => InPlaceAsync(
        http,
        request.Source.Name,
        (patience, cancellation) => ExportStream.WriteAsync(
            request, database, ReadCallers.Of(http, transport), http.Response.BodyWriter, patience, describe, cancellation));

    // One of the places for exports is taken as long as it is sent.
    private async Task InPlaceAsync(HttpContext http, string name, Func<ReaderPatience, CancellationToken, Task> send)
    {
        (IDisposable? taken, bool isCallers) = await _places.TakeAsync(http);
        using IDisposable? place = taken;
        if (place is null)
        {
            http.Response.Headers.RetryAfter = "10";
            await (isCallers
                ? http.RefuseAsync(
                    StatusCodes.Status429TooManyRequests,
                    GraphErrorCodes.ExportsBusy,
                    $"A caller may have {options.PerCaller} exports under way: take one to its end first.")
                : http.RefuseAsync(
                    StatusCodes.Status503ServiceUnavailable,
                    GraphErrorCodes.ExportsBusy,
                    "As many exports are under way as may: try again later."));
            return;
        }
        using ReaderPatience patience = new(options);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, patience.Over);
        limit.CancelAfter(options.Timeout);
        try
        {
            await send(patience, limit.Token);
        }
        catch (Exception exception) when (
            http.RequestAborted.IsCancellationRequested
                || (
                    exception is OperationCanceledException or IOException
                        && !limit.IsCancellationRequested
                        && !patience.Over.IsCancellationRequested))
        {
            // The client has left, of which the answer's way out may know before the request does: there is nobody to answer.
            LogLeft(exception, http.TraceIdentifier, name);
        }
        catch (PlanningError error) when (!http.Response.HasStarted)
        {
            await http.RefuseAsync(StatusCodes.Status400BadRequest, error.Code!, error.Message);
        }
        catch (ExecutionError refusal) when (!http.Response.HasStarted)
        {
            await http.RefuseAsync(refusal);
        }
        catch (Exception) when (patience.Over.IsCancellationRequested)
        {
            // It has no proper end: who reads again asks again.
            LogTooSlow(http.TraceIdentifier, name);
            http.Abort();
        }
        catch (Exception exception) when (http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogFailure(exception, http.TraceIdentifier, name);
            // Once something was sent, the client must not take it for the whole.
            http.Abort();
        }
    }

    public void Dispose() => _places.Dispose();

    // RFC 9110, section 13.2.2: who sends a tag is asked for nothing else.
    private static bool IsKnown(RequestHeaders request, EntityTagHeaderValue tag, DateTimeOffset modified) =>
        request.IfNoneMatch is { Count: > 0 } tags
            ? tags.Any(known => known.Compare(tag, useStrongComparison: false))
            : request.IfModifiedSince >= modified;

    private static EntityTagHeaderValue Tag(byte[] bytes) =>
        new($"\"{Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, 16))}\"", isWeak: true);

    // When the log ended, or when today began, for a filter may speak of today; a second later, since that is all that the header tells.
    private async Task<DateTimeOffset> ModifiedAsync(CancellationToken cancellation)
    {
        DateOnly today = PlaceTime.DayOf(time.GetUtcNow().UtcDateTime, PlaceTime.Paris);
        DateTime morning = PlaceTime.ToUtc(today, TimeOnly.MinValue, PlaceTime.Paris);
        DateTime written = await changes.LastAtAsync(cancellation) ?? morning;
        DateTime last = written > morning ? written : morning;
        return new DateTimeOffset(last.AddTicks(TimeSpan.TicksPerSecond - 1 - ((last.Ticks - 1) % TimeSpan.TicksPerSecond)), TimeSpan.Zero);
    }

    private void Describe(HttpResponse response, EntityTagHeaderValue tag, DateTimeOffset modified)
    {
        ResponseHeaders headers = response.GetTypedHeaders();
        headers.ETag = tag;
        response.Headers.CacheControl = transport.Answers.CacheControl();
        // It may not lie in the future (RFC 9110, section 8.8.2.1).
        if (modified <= time.GetUtcNow())
            headers.LastModified = modified;
    }

    private void Describe(HttpResponse response, ExportRequest request)
    {
        DateOnly today = PlaceTime.DayOf(time.GetUtcNow().UtcDateTime, PlaceTime.Paris);
        string name = request.Source.Name.Replace('/', '-');
        response.ContentType = request.MediaType;
        response.Headers.ContentDisposition = string.Create(
            CultureInfo.InvariantCulture, $"attachment; filename=\"hubgraph-{name}-{today:yyyy-MM-dd}.{request.Extension}\"");
        if (request.Source is ExportTable)
            response.Headers.Link = $"<{name}.schema.json>; rel=\"describedby\"";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The export {Export} of request {RequestId} was cut: its reader is too slow.")]
    private partial void LogTooSlow(string requestId, string export);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The client of request {RequestId} left while it exported {Export}.")]
    private partial void LogLeft(Exception exception, string requestId, string export);

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed while it exported {Export}.")]
    private partial void LogFailure(Exception exception, string requestId, string export);
}
