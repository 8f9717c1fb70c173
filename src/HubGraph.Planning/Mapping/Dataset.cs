namespace HubGraph.Planning.Mapping;

/// <summary>The records of a concept as a table that is offered whole, as everybody may read them.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Fields">Its columns. They are only ever added, at any place: their names are a promise.</param>
public sealed record Dataset(EntityMap Concept, string Name, string Title, IReadOnlyList<DatasetField> Fields);

/// <summary>A column of a dataset, and after it the labels of its values where it has names of an enumeration.</summary>
/// <param name="Path">Where the graph has it: field by field from the concept, such as <c>author.name</c>.</param>
/// <param name="Example">A value, where its kind does not suggest one.</param>
/// <param name="Name">Its name, where that is not the path in snake_case.</param>
public sealed record DatasetField(string Path, string? Example = null, string? Name = null);
