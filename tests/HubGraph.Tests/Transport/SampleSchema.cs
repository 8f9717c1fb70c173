using System.Collections.Concurrent;
using System.Data;
using System.Text.Json;
using System.Text.Json.Serialization;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;
using GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Transport;

/// <summary>What a test waits for inside the server.</summary>
public sealed class SampleState
{
    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _mutations;

    public int Bump() => Interlocked.Increment(ref _mutations);

    private int _listeners;

    /// <summary>The scopes that came to their end.</summary>
    public ConcurrentQueue<string> DisposedScopes { get; } = new();

    /// <summary>How many listen to a subscription.</summary>
    public int Listeners => _listeners;

    public void Listen(int more) => Interlocked.Add(ref _listeners, more);

    /// <summary>Waits for the thing itself.</summary>
    public static async Task UntilAsync(Func<bool> happened)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        while (!happened())
            await Task.Delay(5, limit.Token);
    }
}

/// <summary>A schema with one field for each thing that the transport must cope with.</summary>
internal sealed class SampleSchema : Schema
{
    /// <param name="validatesArguments">Whether a field looks at its arguments before execution, for which the engine walks each document.</param>
    public SampleSchema(bool validatesArguments = true)
    {
        ObjectGraphType query = new() { Name = "Query" };
        query.Field<NonNullGraphType<StringGraphType>>("hello")
            .Argument<StringGraphType>("name")
            .Resolve(context => $"Hello {context.GetArgument<string?>("name") ?? "world"}");
        query.Field<StringGraphType>("text").Resolve(_ => "L'été à Nîmes \u0001 \"ici\" <b>");
        query.Field("self", query).Resolve(_ => new object());
        query.Field("list", new NonNullGraphType(new ListGraphType(new NonNullGraphType(query))))
            .Argument<IntGraphType>("count")
            .Resolve(context => Enumerable.Range(0, context.GetArgument("count", 1)).Select(_ => new object()));
        FieldBuilder<object?, object> page = query.Field<IntGraphType>("page")
            .Argument<IntGraphType>("first")
            .Resolve(context => context.GetArgument<int>("first"));
        if (validatesArguments)
        {
            page.ValidateArguments(context =>
            {
                if (context.GetArgument<int>("first") > 100)
                    context.ReportError(new ValidationError("At most 100.") { Code = "BAD_USER_INPUT" });
            });
        }

        query.Field<StringGraphType>("day")
            .Argument<DateGraphType>("on")
            .Resolve(context => context.GetArgument<DateTime>("on").ToString("O"));
        query.Field<StringGraphType>("amount")
            .Argument<DecimalGraphType>("of")
            .Resolve(context => FormattableString.Invariant($"{context.GetArgument<decimal>("of")}"));
        query.Field<StringGraphType>("echo")
            .Argument<ListGraphType<ListGraphType<IntGraphType>>>("of")
            .Resolve(_ => "echo");
        query.Field<StringGraphType>("fail").Resolve(_ => throw new DataException("SELECT secret FROM /srv/data.db"));
        query.Field<StringGraphType>("wrapped").Resolve(_ => throw new ExecutionError("It did not work.", new DataException("secret")));
        query.Field<StringGraphType>("coded").Resolve(_ => throw new ExecutionError("Closed on Sundays.")
        {
            Code = "CLOSED",
            Extensions = new Dictionary<string, object?> { ["until"] = "Monday" },
        });
        query.Field<NonNullGraphType<StringGraphType>>("missing").Resolve(_ => null);
        query.Field<AnyGraphType>("unwritable").Resolve(_ => new Unwritable());
        query.Field<AnyGraphType>("ready").Resolve(_ => new ReadyJson("""{"nodes":[{"name":"Zoé"}]}"""));
        query.Field<StringGraphType>("scope").Resolve(context => context.RequestServices!.GetRequiredService<SampleScope>().Name);
        query.Field<AnyGraphType>("folded").Resolve(_ => new ReadyJson("{\n  \"a\": 1\r\n}"));
        query.Field<StringGraphType>("caller").Resolve(context => context.User?.Identity?.Name);
        query.Field<StringGraphType>("slow").ResolveAsync(WaitUntilCancelledAsync);
        Query = query;

        ObjectGraphType mutation = new() { Name = "Mutation" };
        mutation.Field<IntGraphType>("bump")
            .Resolve(context => context.RequestServices!.GetRequiredService<SampleState>().Bump());
        Mutation = mutation;

        Subscription = SampleStreams.Create();
    }

    private static async Task<object?> WaitUntilCancelledAsync(IResolveFieldContext context)
    {
        SampleState state = context.RequestServices!.GetRequiredService<SampleState>();
        TaskCompletionSource never = new();
        await using CancellationTokenRegistration registration = context.CancellationToken.Register(() => never.TrySetCanceled(context.CancellationToken));
        state.Started.TrySetResult();
        try
        {
            await never.Task;
        }
        finally
        {
            state.Cancelled.TrySetResult();
        }

        return "never";
    }

    /// <summary>A scalar that hands its value to the serializer as it is.</summary>
    private sealed class AnyGraphType : ScalarGraphType
    {
        public AnyGraphType() => Name = "Any";

        public override object? ParseValue(object? value) => value;
    }

    private sealed class Unwritable
    {
        private readonly string _sql = "SELECT secret";

        public string Value => throw new DataException(_sql);
    }
}

/// <summary>An answer that the application holds as JSON.</summary>
internal sealed record ReadyJson(string Text);

/// <summary>Writes <see cref="ReadyJson"/> as it is.</summary>
internal sealed class ReadyJsonConverter : JsonConverter<ReadyJson>
{
    public override ReadyJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, ReadyJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Text, skipInputValidation: true);
}

/// <summary>A rule that depends on the request and not on the document.</summary>
internal sealed class HasteRule : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (context.Extensions.ContainsKey("haste"))
            context.ReportError(new ValidationError("No haste.") { Code = "NO_HASTE" });
        return default;
    }
}
