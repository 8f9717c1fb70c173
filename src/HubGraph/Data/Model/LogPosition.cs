namespace HubGraph.Data.Model;

/// <summary>A place in the change log. It is one in any log, whatever database it lies in, whose line of this id has this mark.</summary>
/// <param name="Mark">The line's mark; before the first line, the installation's epoch.</param>
/// <param name="Id">The id of a line, 0 before the first.</param>
public readonly record struct LogPosition(string Mark, long Id);
