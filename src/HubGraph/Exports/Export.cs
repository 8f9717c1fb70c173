namespace HubGraph.Exports;

/// <summary>A dataset of open data, declared once: its rows are the records of a concept, as everybody may read them.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Concept">The concept's name in the graph.</param>
/// <param name="Title">Its title in French.</param>
internal sealed record Export(string Name, string Concept, string Title, IReadOnlyList<ExportField> Fields);

/// <summary>A column, and after it the French labels of its values where it has names of an enumeration.</summary>
/// <param name="Path">Where the graph has it: field by field from the concept, such as <c>hub.slug</c>.</param>
/// <param name="Example">A value, where its kind does not suggest one.</param>
/// <param name="Name">Its name, where that is not the path in snake_case.</param>
internal sealed record ExportField(string Path, string? Example = null, string? Name = null);
