using GraphQL.Resolvers;
using GraphQL.Types;
using HubGraph.Concepts.Hubs;
using HubGraph.Data.Model;
using HubGraph.Graph.Mutations;
using HubGraph.Host.Auth;
using HubGraph.Planning.Schema;
using HubGraph.Webhooks;

namespace HubGraph.Graph.Viewer;

/// <summary><c>viewer</c>: tells a caller who it is to this server, and what it may do.</summary>
internal static class ViewerType
{
    /// <summary>Adds it to the root.</summary>
    public static void AddTo(ObjectGraphType query, PlannedSchema planned, MutationType mutations)
    {
        ScalarTypes scalars = planned.Scalars;
        ObjectGraphType viewer = new() { Name = "Viewer", Description = "Who calls, by the token, and what that allows." };
        viewer.AddField(MutationType.Field<Caller>(
            "role",
            "What the caller is to this server.",
            new NonNullGraphType(scalars.Enumeration(Enumerations.Of(typeof(CallerRole)))),
            caller => EnumNames.Of(caller.Role)));
        viewer.AddField(MutationType.Field<Caller>(
            "subject", "Who the caller is to the issuer of its token; null without one.", scalars.Text, caller => caller.Subject));
        viewer.AddField(MutationType.Field<Caller>("name", "The name that the token gives.", scalars.Text, caller => caller.Name));
        viewer.AddField(MutationType.Field<Caller>("email", "The address that the token gives.", scalars.Text, caller => caller.Email));
        viewer.AddField(
            planned.ConnectionFieldType("hubs", "The hubs that the caller may write for.", nameof(Hub), CallerRights.WritableHubs));
        viewer.AddField(planned.ConnectionFieldType(
            "webhooks",
            "An integration's own webhooks, an administrator's are all; others have none.",
            nameof(Webhook),
            CallerRights.OwnWebhooks));
        viewer.AddField(MutationType.Field<Caller>(
            "mutations", "The names of the mutations that the caller may call; an operator's are for its hubs.",
            new NonNullGraphType(new ListGraphType(new NonNullGraphType(scalars.Text))), caller => mutations.OpenTo(caller.Role)));
        query.AddField(new FieldType
        {
            Name = "viewer",
            Description = "The caller itself.",
            ResolvedType = new NonNullGraphType(viewer),
            Resolver = new FuncFieldResolver<Caller>(context => Caller.Of(context.User)),
        });
    }
}
