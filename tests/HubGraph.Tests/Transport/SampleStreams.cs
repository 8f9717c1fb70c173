using System.Data;
using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Builders;
using GraphQL.Types;
using HubGraph.Transport.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Transport;

/// <summary>The subscriptions of the sample schema: one for each way in which a source may behave.</summary>
internal static class SampleStreams
{
    public static ObjectGraphType Create()
    {
        ObjectGraphType subscription = new() { Name = "Subscription" };
        Field<IntGraphType>("ticks", (_, _) => throw new InvalidOperationException("must not start"));
        Field<IntGraphType>("count", Count, "to");
        Field<StringGraphType>("endless", Endless, "size");
        Field<IntGraphType>("flood", Flood);
        Field<IntGraphType>("silent", Silent);
        Field<IntGraphType>("failing", Failing);
        Field<StringGraphType>("scope", Scope);
        Field<IntGraphType>("refused", (_, _) => throw new ExecutionError("Closed on Sundays.") { Code = "CLOSED" });
        Field<IntGraphType>("broken", (_, _) => throw new DataException("SELECT secret"));
        subscription.Field<IntGraphType>("stalled").Resolve(_ => 0).ResolveStreamAsync(async context =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return null!;
        });
        return subscription;

        void Field<T>(string name, Func<IResolveFieldContext, CancellationToken, IAsyncEnumerable<object?>> events, string? argument = null) where T : IGraphType
        {
            FieldBuilder<object?, object> field = subscription.Field<T>(name);
            if (argument is not null)
                field.Argument<IntGraphType>(argument);
            field.Resolve(context => context.Source)
                .ResolveStream(context => new Source(context.RequestServices!.GetRequiredService<SampleState>(), Prepare(context, events)));
        }
    }

    private static Func<CancellationToken, IAsyncEnumerable<object?>> Prepare(IResolveFieldContext context, Func<IResolveFieldContext, CancellationToken, IAsyncEnumerable<object?>> events)
    {
        // A context is used again when its resolver has ended.
        IResolveFieldContext kept = context.Copy();
        if (context.FieldDefinition.Name is "ticks" or "refused" or "broken")
            events(kept, default);
        return leave => events(kept, leave);
    }

    private static async IAsyncEnumerable<object?> Count(IResolveFieldContext context, [EnumeratorCancellation] CancellationToken leave)
    {
        for (int i = 1; i <= context.GetArgument("to", 3); i++)
        {
            await NextAsync(context, leave);
            yield return i;
        }
    }

    private static async IAsyncEnumerable<object?> Endless(IResolveFieldContext context, [EnumeratorCancellation] CancellationToken leave)
    {
        string text = new('x', context.GetArgument("size", 1));
        while (true)
        {
            await NextAsync(context, leave);
            yield return text;
        }
    }

    private static async IAsyncEnumerable<object?> Flood(IResolveFieldContext context, [EnumeratorCancellation] CancellationToken leave)
    {
        await Task.CompletedTask;
        // It never lets go of the thread that subscribed, so that nobody can leave it: the operation's token must do.
        for (int i = 0; !context.CancellationToken.IsCancellationRequested; i++)
            yield return i;
    }

    private static async IAsyncEnumerable<object?> Silent(IResolveFieldContext context, [EnumeratorCancellation] CancellationToken leave)
    {
        await Task.Delay(Timeout.Infinite, leave);
        yield break;
    }

    private static async IAsyncEnumerable<object?> Failing(IResolveFieldContext context, [EnumeratorCancellation] CancellationToken leave)
    {
        await Task.Yield();
        yield return 1;
        throw new DataException("SELECT secret");
    }

    private static async IAsyncEnumerable<object?> Scope(IResolveFieldContext context, [EnumeratorCancellation] CancellationToken leave)
    {
        SampleScope scope = context.RequestServices!.GetRequiredService<SampleScope>();
        yield return scope.Name;
        await Task.Delay(Timeout.Infinite, leave);
    }

    private static Task NextAsync(IResolveFieldContext context, CancellationToken leave) =>
        context.UserContext is HttpUserContext { Pace: { } pace } ? pace.NextAsync(null, leave) : Task.CompletedTask;

    /// <summary>Counts who listens, as a real source would have to keep something for each.</summary>
    private sealed class Source(SampleState state, Func<CancellationToken, IAsyncEnumerable<object?>> events) : IObservable<object?>
    {
        public IDisposable Subscribe(IObserver<object?> observer)
        {
            state.Listen(1);
            Listener listener = new(state);
            _ = RunAsync(observer, listener.Left.Token);
            return listener;
        }

        private async Task RunAsync(IObserver<object?> observer, CancellationToken leave)
        {
            try
            {
                await foreach (object? value in events(leave))
                    observer.OnNext(value);
                observer.OnCompleted();
            }
            catch (Exception exception)
            {
                observer.OnError(exception);
            }
        }
    }

    private sealed class Listener(SampleState state) : IDisposable
    {
        public CancellationTokenSource Left { get; } = new();

        public void Dispose()
        {
            if (Left.IsCancellationRequested)
                return;
            Left.Cancel();
            state.Listen(-1);
        }
    }
}

/// <summary>A service of one scope.</summary>
public sealed class SampleScope(SampleState state) : IDisposable
{
    public string Name { get; } = Guid.NewGuid().ToString();

    public void Dispose() => state.DisposedScopes.Enqueue(Name);
}
