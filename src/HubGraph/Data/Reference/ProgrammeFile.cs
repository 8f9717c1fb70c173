using System.Text.Json;

namespace HubGraph.Data.Reference;

/// <summary>The facts of <c>programme.json</c> as it writes them.</summary>
internal sealed record ProgrammeFile(
    Dictionary<string, SourceFacts> Sources,
    MissionFacts[] Missions,
    CallFacts[] Calls,
    HubFacts[] Hubs)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static ProgrammeFile Read(ReferenceFiles files)
    {
        using Stream stream = files.Open("programme.json");
        return JsonSerializer.Deserialize<ProgrammeFile>(stream, s_json) ?? throw new FormatException("programme.json is empty.");
    }
}

internal sealed record SourceFacts(string Title, string Publisher, DateOnly? Date, string? Url);

internal sealed record MissionFacts(string Code, string Name, string[] Calls, string Source, string[]? Tasks);

internal sealed record BonusFacts(string Code, string Name, decimal Euros);

internal sealed record CallFacts(
    string Slug,
    string Name,
    string Kind,
    DateOnly? OpensOn,
    DateOnly? ClosesOn,
    decimal? EnvelopeEuros,
    decimal? BaseGrantEuros,
    BonusFacts[]? Bonuses,
    string? BonusNote,
    string[]? TargetRegions,
    string? ApplicationsEmail,
    string? Url,
    string[]? ApplicantKinds,
    string Source,
    int? Laureates,
    string? LaureatesSource,
    string? LaureatesAnnounced);

internal sealed record HubNameFacts(string Name, string? Source);

internal sealed record CoverageFacts(string Region, string? Source, string? Since, string? SinceSource, string? NotBefore, string? Until);

internal sealed record AwardFacts(decimal Euros, string? Label, string? Date, string? Source);

internal sealed record HubFacts(
    int? Number,
    string Slug,
    string Name,
    string? NameSource,
    string? Call,
    string[] Carriers,
    string? CarriersSource,
    HubNameFacts[]? OtherNames,
    CoverageFacts[]? Coverage,
    AwardFacts[]? Awards,
    string? Note)
{
    // The list of the first call's hubs and their carriers is the press release's own.
    private const string PressRelease = "press-release";

    public string? SourceOfName => NameSource ?? (Number is null ? null : PressRelease);

    public string? SourceOfCarriers => CarriersSource ?? (Number is null ? null : PressRelease);
}
