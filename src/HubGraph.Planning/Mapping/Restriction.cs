namespace HubGraph.Planning.Mapping;

/// <summary>That not everybody reads a field.</summary>
/// <param name="Name">The right that it takes, as <see cref="ReadRights"/> knows it.</param>
/// <param name="Owner">Whom a row belongs to: an SQL expression, given the row's alias.</param>
/// <param name="Readers">Who reads it, in words: of some rows or of all.</param>
/// <param name="Namers">
/// Who filters and sorts by it, in words: those who read it of all rows, since an answer would tell the others what they may not
/// read.
/// </param>
public sealed record Restriction(string Name, Func<string, string> Owner, string Readers, string Namers);
