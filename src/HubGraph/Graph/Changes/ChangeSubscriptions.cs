using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using HubGraph.Concepts.Activities;
using HubGraph.Concepts.Events;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using HubGraph.Planning.Mapping;
using HubGraph.Planning.Schema;

namespace HubGraph.Graph.Changes;

/// <summary>The reader of a source's events.</summary>
/// <param name="LastCursor">The cursor of the last event that it had before its connection was lost; null for none.</param>
/// <param name="NextAsync">Waits for it before each event, whose cursor is told.</param>
internal sealed record EventReader(string? LastCursor, Func<string, CancellationToken, Task> NextAsync);

/// <summary>Finds the reader of a subscription's events; null where nothing tells of it.</summary>
internal delegate EventReader? FindEventReader(IResolveFieldContext context);

/// <summary>The subscriptions: the change log as it grows, or from where a client left it.</summary>
internal static class ChangeSubscriptions
{
    private static readonly string[] s_activities = [nameof(AnimationActivity), nameof(ProjectSupportActivity)];

    /// <summary>Makes the root type.</summary>
    public static ObjectGraphType Create(PlannedSchema planned, MapCatalog maps)
    {
        FeedArguments arguments = new(maps);
        ScalarTypes scalars = planned.Scalars;
        ObjectGraphType type = new()
        {
            Name = "Subscription",
            Description = "What is told as it happens. With after, what was missed comes first, then what is new, without a gap or a "
                + "repetition.",
        };
        type.AddField(Field("changes", "Everything that is created, updated, withdrawn, restored or deleted.",
            Payload("Changes"), [FeedArguments.Types(scalars, "Hub or Activity")], context => arguments.ReadAsync(context)));

        ObjectGraphType activity = Payload("ActivityLogged");
        activity.AddField(
            planned.RecordFieldType("activity", "The activity as it is now; null when it was withdrawn.", nameof(Activity), RecordOf));
        type.AddField(Field("activityLogged", "Activities that hubs log (actions).",
            activity, [FeedArguments.Types(scalars, "AnimationActivity or ProjectSupportActivity")],
            async context => await arguments.ReadAsync(context, s_activities) with { Kind = ChangeKind.Created }));

        ObjectGraphType changed = Payload("EventChanged");
        changed.AddField(planned.RecordFieldType("event", "The event as it is now; null when it is gone.", nameof(Event), RecordOf));
        type.AddField(Field("eventChanged", "Events that are announced, updated, cancelled or attended (événements).",
            changed, [], context => arguments.ReadAsync(context, [nameof(Event)])));
        return type;

        ObjectGraphType Payload(string name)
        {
            ObjectGraphType payload =
                new() { Name = $"{name}Payload", Description = $"One change that {char.ToLowerInvariant(name[0])}{name[1..]} tells of." };
            payload.AddField(MutationType.Field<ChangeEvent>(
                "cursor",
                "Its place in the change log: what to come back with as after.",
                new NonNullGraphType(scalars.Text),
                change => ChangeCursor.Write(change.Line.Position)));
            payload.AddField(
                planned.RecordFieldType("change", "The change itself.", nameof(Change), change => ((ChangeEvent)change).Line.Id));
            return payload;
        }

        FieldType Field(
            string name, string description, ObjectGraphType payload, QueryArgument[] more,
            Func<IResolveFieldContext, Task<ChangeFilter>> read) => new()
            {
                Name = name,
                Description = description,
                ResolvedType = payload,
                Arguments = new QueryArguments(
            [
                FeedArguments.After(
                    scalars,
                    "A cursor of a subscription or of the feed: what was missed since comes first. Only what is new if not given."),
                .. more,
                FeedArguments.Hub(scalars),
                FeedArguments.Region(scalars),
            ]),
                Resolver = new FuncFieldResolver<object?>(context => context.Source),
                StreamResolver = new SourceStreamResolver<object?>(async context => await FollowAsync(context, read)),
            };
    }

    private static long? RecordOf(object change) => ((ChangeEvent)change).Line.RecordId;

    // The position is taken before anything is answered: what is written from then on is told.
    private static async ValueTask<IObservable<object?>> FollowAsync(
        IResolveFieldContext context, Func<IResolveFieldContext, Task<ChangeFilter>> read)
    {
        IServiceProvider services = context.RequestServices!;
        EventReader? reader = services.GetRequiredService<FindEventReader>()(context);
        // Who was cut off asks by the same address again, with the argument that it began with.
        LogPosition position = await FeedArguments.StartAsync(context, reader?.LastCursor ?? context.GetArgument<string?>("after"));
        ChangeFilter filter = await read(context);
        return new ChangeSource(services.GetRequiredService<ChangeFollower>(), position, filter, context.ReadCaller(), reader);
    }
}
