using GraphQL.Types;

namespace HubGraph.Transport.Mistakes;

/// <summary>Where in the schema a node of a document stands.</summary>
internal sealed record Place(IGraphType? Parent, FieldType? Field, QueryArgument? Argument, IGraphType? Input);
