using GraphQL.Introspection;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace HubGraph.Transport.Introspection;

/// <summary>
/// Has introspection answer what the specification has had since October 2021, and what it has today: the engine hides some of it
/// and lacks some.
/// </summary>
internal static class IntrospectionCompletion
{
    /// <summary>Completes it.</summary>
    public static void Complete(ISchema schema)
    {
        schema.Features.RepeatableDirectives = true;
        schema.Features.DeprecationOfInputValues = true;
        schema.Filter = new SpecifiedFilter();
        schema.Directives.Register(new OneOfDirective(), new SpecifiedByDirective());
        schema.RegisterVisitor(new MissingParts());
    }

    private sealed class SpecifiedFilter : DefaultSchemaFilter
    {
        private const string IsRepeatable = "isRepeatable";

        public override Task<bool> AllowField(IGraphType parent, IFieldType field) =>
            field.Name == IsRepeatable ? Allowed : base.AllowField(parent, field);

        public override Task<bool> AllowDirective(Directive directive) => Allowed;
    }

    private sealed class MissingParts : BaseSchemaNodeVisitor
    {
        private const string SpecifiedByUrl = "specifiedByURL";
        private const string IncludeDeprecated = "includeDeprecated";

        public override void VisitObject(IObjectGraphType type, ISchema schema)
        {
            if (type.Name == "__Type" && !type.HasField(SpecifiedByUrl))
            {
                type.AddField(new FieldType
                {
                    Name = SpecifiedByUrl,
                    Description = "Where a scalar is specified.",
                    ResolvedType = new StringGraphType(),
                    Resolver = new FuncFieldResolver<object?>(context => SpecifiedByDirective.Of(context.Source as IGraphType)),
                });
            }

            // No argument of a directive is deprecated here: what is asked for changes nothing.
            if (type.Name == "__Directive"
                && type.GetField("args") is { } arguments
                && arguments.Arguments?.Find(IncludeDeprecated) is null)
                (arguments.Arguments ??= [])
                    .Add(new QueryArgument(new BooleanGraphType()) { Name = IncludeDeprecated, DefaultValue = false });
        }
    }
}
