using GraphQL;
using GraphQL.Types;

namespace HubGraph.Planning.Schema;

/// <summary>
/// Says in the schema what things cost, by the directives of IBM's GraphQL Cost Directives. The schema must have their
/// definitions, and somebody who reads them.
/// </summary>
public static class CostHints
{
    private static readonly string[] s_slicing = ["first", "last"];
    private static readonly string[] s_first = ["first"];
    private static readonly string[] s_nodes = ["nodes"];
    private static readonly string[] s_sized = ["edges", "nodes"];

    /// <summary>Gives a type, a field or an argument a weight: <c>@cost(weight:)</c>.</summary>
    public static T Cost<T>(this T element, int weight)
        where T : IMetadataWriter =>
            element.ApplyDirective("cost", "weight", weight.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Says which argument tells how many items a field's list has: <c>@listSize</c>.</summary>
    /// <param name="argument">Its name, or with a dot that of a member of an input: the list's length, or a number.</param>
    /// <param name="sizedField">The field of the object that is the list; null where the field itself is.</param>
    public static FieldType SizedBy(this FieldType field, string argument, string? sizedField = null) =>
        field.ApplyDirective("listSize", size =>
        {
            size.AddArgument(new DirectiveArgument("slicingArguments") { Value = new[] { argument } });
            if (sizedField is not null)
                size.AddArgument(new DirectiveArgument("sizedFields") { Value = new[] { sizedField } });
        });

    /// <summary>
    /// A connection: of <c>first</c> and <c>last</c>, those that it takes say how many; a page has the default size without them.
    /// </summary>
    public static FieldType SizedAsConnection(this FieldType field) =>
        field.SizedAsPage(Plans.Planner.DefaultPageSize, [.. s_slicing.Where(name => field.Arguments!.Find(name) is not null)], s_sized);

    /// <summary>A statistic: <c>first</c> says how many groups.</summary>
    internal static FieldType SizedAsStatistics(this FieldType field, int defaultSize) => field.SizedAsPage(defaultSize, s_first, s_nodes);

    /// <summary>An object with lists, which are as long as an argument says, or of the default size without it.</summary>
    /// <param name="slicing">The arguments; of several, the largest counts.</param>
    /// <param name="sized">The fields of the object that are the lists.</param>
    public static FieldType SizedAsPage(this FieldType field, int defaultSize, string[] slicing, string[] sized) =>
        field.ApplyDirective("listSize", size =>
        {
            size.AddArgument(new DirectiveArgument("assumedSize") { Value = defaultSize });
            size.AddArgument(new DirectiveArgument("slicingArguments") { Value = slicing });
            size.AddArgument(new DirectiveArgument("sizedFields") { Value = sized });
            size.AddArgument(new DirectiveArgument("requireOneSlicingArgument") { Value = false });
        });
}
