using System.Globalization;

namespace HubGraph.Commands;

/// <summary>A file that cannot be imported at all.</summary>
internal sealed class ImportException(string message) : Exception(message);

/// <summary>What came of an import: counts, and each refused value with its line and column.</summary>
internal sealed class ImportReport(TextWriter errors, bool dryRun)
{
    // Nobody reads more, and a terminal should not scroll for minutes.
    private const int MostShown = 1_000;
    private int _shown;

    public int Logged { get; set; }
    public int Unchanged { get; set; }
    public int Refused { get; set; }

    /// <summary>In one sentence.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{(dryRun ? "Would log" : "Logged")} {Logged}, already there {Unchanged}, refused {Refused}.");

    /// <summary>Tells of a value that is refused.</summary>
    public void Refuse(int line, string column, string message)
    {
        if (_shown++ < MostShown)
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"line {line}, {column}: {message}"));
        else if (_shown == MostShown + 1)
            errors.WriteLine("…and more.");
    }
}
