using GraphQL;
using GraphQLParser.AST;
using HubGraph.Transport.Cost;
using HubGraph.Transport.Documents;
using HubGraph.Transport.Errors;
using HubGraph.Transport.Execution;
using HubGraph.Transport.Http;
using HubGraph.Transport.Json;
using HubGraph.Transport.Options;
using HubGraph.Transport.Rates;
using HubGraph.Transport.Responses;
using HubGraph.Transport.Streams;
using HubGraph.Transport.Telemetry;
using Microsoft.AspNetCore.Http;

namespace HubGraph.Transport;

/// <summary>Answers one HTTP request: negotiate, read, remember or execute, write.</summary>
internal sealed class GraphQLEndpoint(
    RateLimits rates,
    OperationExecuter executer,
    ResponseCache memory,
    PreparedQueries prepared,
    JsonPages pages,
    ResponseWriter writer,
    EventStreamEndpoint events,
    TransportOptions options)
{
    /// <summary>The handler of the endpoint, and of the addresses of named operations.</summary>
    public async Task HandleAsync(HttpContext http, NamedOperation? named = null)
    {
        Accepted accepted = Accept.Negotiate(http.Request.Headers.Accept);
        if (named is not null)
            accepted = new Accepted(accepted.Single == ResponseMedia.Json ? ResponseMedia.Named : accepted.Single, Stream: false);
        ResponseMedia media = accepted.Single ?? ResponseMedia.Json;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(options.Timeout);
        try
        {
            // Before anything is read, so that a flood costs little.
            if (rates.Spend(http) is { } tooMuch)
                throw tooMuch;
            RequestReader.Require(http.Request, accepted, named);
            using RequestBytes bytes = await RequestReader.ReadAsync(http.Request, accepted.Single, named, options, limit.Token);
            await AnswerAsync(http, bytes, named, accepted, limit);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has left: there is nobody to answer.
        }
        catch (GraphQLRequestError refusal) when (!http.Response.HasStarted)
        {
            await writer.WriteAsync(http, new ExecutionResult(refusal), media);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !http.Response.HasStarted)
        {
            await writer.WriteAsync(http, new ExecutionResult(executer.TooLong(http)), media);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            await writer.WriteAsync(http, new ExecutionResult(executer.Explain(exception, http)), media);
        }
    }

    private async Task AnswerAsync(
        HttpContext http, RequestBytes bytes, NamedOperation? named, Accepted accepted, CancellationTokenSource limit)
    {
        // The version first: what is read after it is at least as new.
        if (accepted.Single is not { } media
            || CostListener.AsksCost(http)
            || await memory.VersionForAsync(http, limit.Token) is not { } version)
        {
            await ExecuteAsync(http, bytes, named, accepted, limit);
            return;
        }

        if (RequestReader.IsGet(http.Request) && http.Request.Headers.IfNoneMatch is { Count: > 0 } known
            && bytes.Tag(version) is var tag && IfNoneMatch.Lists(known, tag))
        {
            TransportTelemetry.CountAnswer("not-modified");
            writer.WriteNotModified(http, tag);
            return;
        }

        (SharedResponse? answer, ResponseFlight? flight) = await memory.FindOrBeginAsync(new ResponseKey(bytes.Key), version, limit.Token);
        if (answer is not null)
        {
            TransportTelemetry.CountAnswer("remembered");
            await writer.WriteAsync(http, answer, media);
            return;
        }

        try
        {
            await ExecuteAsync(http, bytes, named, accepted, limit, version, flight);
        }
        finally
        {
            memory.Abandon(flight);
        }
    }

    /// <summary>Answers a query that is prepared. False when it must be executed.</summary>
    private async Task<bool> AnswerPreparedAsync(
        HttpContext http, RequestBytes bytes, PricedQuery query, ResponseMedia media, CancellationTokenSource limit, string? version,
        ResponseFlight? flight)
    {
        // The execution tells why.
        if (CostLimitError.Of(query.Cost, options) is not null)
            return false;
        if (rates.Spend(http, query.Cost) is { } tooMuch)
            throw tooMuch;
        JsonPage page = pages.Get();
        try
        {
            if (!await prepared.TryAnswerAsync(query, page, http, limit.Token))
                return false;
            TransportTelemetry.CountAnswer("prepared");
            string? tag = version is null ? null : bytes.Tag(version);
            if (tag is not null)
                Land(flight, page, version!, tag);
            await writer.WriteAsync(http, tag, page.Bytes.WrittenMemory, media);
            return true;
        }
        finally
        {
            pages.Return(page);
        }
    }

    private void Land(ResponseFlight? flight, JsonPage page, string version, string tag) =>
        memory.Land(flight, flight is null ? null : new SharedResponse(version, tag, page.Bytes.WrittenSpan.ToArray()));

    /// <summary>Executes and answers; with a version, what is everybody's gets an entity tag, and a flight gets it.</summary>
    private async Task ExecuteAsync(
        HttpContext http, RequestBytes bytes, NamedOperation? named, Accepted accepted, CancellationTokenSource limit, string? version =
            null, ResponseFlight? flight = null)
    {
        HttpUserContext context = new(http, accepted.Stream ? new StreamPace() : null);
        ExecutionResult result;
        try
        {
            GraphQLParameters parameters = executer.Read(context, bytes, named);
            if (accepted.Single is { } single && !context.TeachesDocument && !CostListener.AsksCost(http)
                && await prepared.FindAsync(parameters) is { } query
                && await AnswerPreparedAsync(http, bytes, query, single, limit, version, flight))
                return;
            result = await executer.ExecuteAsync(context, parameters, limit.Token);
        }
        catch (PersistedDocumentError error)
        {
            result = new ExecutionResult(error);
        }

        TransportTelemetry.CountAnswer("executed");
        if (accepted.Single is not { } media || result.Streams is not null)
        {
            memory.Land(flight, null);
            await events.HandleAsync(context, result, limit);
            return;
        }

        JsonPage page = pages.Get();
        try
        {
            pages.Write(page, result);
            string? tag = version is not null && IsEverybodys(result) ? bytes.Tag(version) : null;
            if (tag is null || context.TeachesDocument)
            {
                memory.Land(flight, null);
            }
            else
            {
                Land(flight, page, version!, tag);
            }
            await writer.WriteAsync(http, result, page.Bytes.WrittenMemory, media, tag);
        }
        finally
        {
            pages.Return(page);
        }
    }

    private static bool IsEverybodys(ExecutionResult result) =>
        result is { Executed: true, Errors: null or { Count: 0 }, Operation.Operation: OperationType.Query };
}
