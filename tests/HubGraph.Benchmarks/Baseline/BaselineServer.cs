using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using HubGraph.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.ObjectPool;

namespace HubGraph.Benchmarks.Baseline;

/// <summary>
/// What HubGraph is measured against: the same answers, byte for byte, from a minimal endpoint with statements written by
/// hand. Each query has its own path; of the body only the variables are looked at.
/// </summary>
internal static class BaselineServer
{
    /// <summary>Followed by a number, it answers as many bytes, the same each time, having read the body.</summary>
    public const string FixedPath = "/fixed";

    /// <summary>Answers 304.</summary>
    public const string NotModifiedPath = "/not-modified";

    private const string EventsOf = "aura";

    /// <summary>Composes the endpoint over a filled database.</summary>
    public static WebApplication Compose(string[] args, DatabaseOptions database)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<BaselineAnswers>(database.Provider == DatabaseProvider.Sqlite
            ? new SqliteAnswers(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)
            : new PostgresAnswers(database.ConnectionString));

        WebApplication app = builder.Build();
        BaselineAnswers answers = app.Services.GetRequiredService<BaselineAnswers>();
        Map(app, "/hubs", (json, _) => answers.HubsAsync(json));
        Map(app, "/events", (json, _) => answers.EventsAsync(json, EventsOf));
        Map(app, "/projects", (json, _) => answers.ProjectsAsync(json));
        Map(app, "/hub", (json, body) => answers.HubAsync(json, Variables(body)[0]));
        Map(app, "/commune", (json, body) => answers.CommuneAsync(json, Variables(body)[0]));
        Map(app, "/events-from", (json, body) => Variables(body) is var values ? answers.EventsFromAsync(json, values[0], values[1]) : default);
        Map(app, "/months", (json, body) => Variables(body) is var values ? answers.MonthsAsync(json, values[0], values[1], values[2]) : default);
        MapFixed(app);
        app.MapGet(NotModifiedPath, (RequestDelegate)(http =>
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }));
        return app;
    }

    private static void MapFixed(WebApplication app)
    {
        ConcurrentDictionary<string, byte[]> bodies = new();
        app.MapPost($"{FixedPath}/{{length}}", (RequestDelegate)(async http =>
        {
            ReadResult body = await ReadAsync(http.Request.BodyReader);
            http.Request.BodyReader.AdvanceTo(body.Buffer.End);
            byte[] answer = bodies.GetOrAdd((string)http.Request.RouteValues["length"]!, length => new byte[int.Parse(length, CultureInfo.InvariantCulture)]);
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = answer.Length;
            await http.Response.BodyWriter.WriteAsync(answer);
        }));
    }

    private static void Map(WebApplication app, string path, Func<Utf8JsonWriter, ReadOnlySequence<byte>, ValueTask> answer)
    {
        ObjectPool<Utf8JsonWriter> writers = new DefaultObjectPool<Utf8JsonWriter>(new WriterPolicy(), 64);
        app.MapPost(path, (RequestDelegate)(async http =>
        {
            ReadResult body = await ReadAsync(http.Request.BodyReader);
            Utf8JsonWriter json = writers.Get();
            http.Response.ContentType = "application/json; charset=utf-8";
            json.Reset(http.Response.BodyWriter);
            await answer(json, body.Buffer);
            json.Flush();
            http.Request.BodyReader.AdvanceTo(body.Buffer.End);
            await http.Response.BodyWriter.FlushAsync();
            json.Reset();
            writers.Return(json);
        }));
    }

    private static async ValueTask<ReadResult> ReadAsync(PipeReader reader)
    {
        ReadResult body = await reader.ReadAsync();
        while (!body.IsCompleted)
        {
            reader.AdvanceTo(body.Buffer.Start, body.Buffer.End);
            body = await reader.ReadAsync();
        }
        return body;
    }

    // Texts, in their order.
    private static List<string> Variables(ReadOnlySequence<byte> body)
    {
        Utf8JsonReader json = new(body);
        List<string> values = new(3);
        while (json.Read() && !(json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("variables"u8)))
        {
        }
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.TokenType == JsonTokenType.String)
                values.Add(json.GetString()!);
        }
        return values;
    }

    private sealed class WriterPolicy : PooledObjectPolicy<Utf8JsonWriter>
    {
        public override Utf8JsonWriter Create() =>
            new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

        public override bool Return(Utf8JsonWriter obj) => true;
    }
}
