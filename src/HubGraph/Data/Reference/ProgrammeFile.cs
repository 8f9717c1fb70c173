using System.Text.Json;
using System.Text.Json.Serialization;
using HubGraph.Concepts;
using HubGraph.Concepts.Calls;
using HubGraph.Concepts.Carriers;
using HubGraph.Concepts.Coverages;
using HubGraph.Concepts.Events;
using HubGraph.Concepts.Hubs;
using HubGraph.Concepts.Territories;
using HubGraph.Data.Model;

namespace HubGraph.Data.Reference;

/// <summary>The facts of <c>programme.json</c> as it writes them. What it writes and nobody reads is refused.</summary>
internal sealed record ProgrammeFile(
    Dictionary<string, SourceFacts> Sources,
    MissionFacts[] Missions,
    CallFacts[] Calls,
    HubFacts[] Hubs,
    DenialFacts[] Uncovered,
    FigureFacts[] Figures,
    ConflictFacts[] Conflicts,
    PopulationFacts[] Populations,
    EventFacts[] Events)
{
    public const string Name = "programme.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        Converters = { new PartialDateConverter(), new EnumNameConverterFactory() },
    };

    /// <summary>Reads it.</summary>
    /// <exception cref="StartupException">It is not written as it must be.</exception>
    public static ProgrammeFile Read(ReferenceFiles files)
    {
        using Stream stream = files.Open(Name);
        try
        {
            return JsonSerializer.Deserialize<ProgrammeFile>(stream, s_json) ?? throw ReferenceProblem.Refusal($"{Name}: it is empty");
        }
        catch (JsonException exception)
        {
            throw ReferenceProblem.Refusal($"{Name}: {exception.Path ?? "$"}: {ReasonOf(exception)}", exception);
        }
    }

    /// <summary>When a source was published; null when it does not say so, or none is named.</summary>
    public DateOnly? DateOf(string? source) => source is null ? null : Sources.GetValueOrDefault(source)?.Date;

    /// <summary>The day of which a source says it.</summary>
    public DateOnly? DayOf(AttestationFacts? attestation) => attestation is null ? null : attestation.On ?? DateOf(attestation.Source);

    /// <summary>What a claim says of a day.</summary>
    public CoverageStatus StatusOn(CoverageFacts facts, DateOnly day)
    {
        Coverage claim = new() { Scale = TerritorialScale.Region };
        claim.Date(
            facts.Since, facts.NotBefore, facts.Until, facts.Disputed, facts.AttestedOn ?? DateOf(facts.Source), DayOf(facts.LastAttested));
        return claim.StatusOn(day);
    }

    // The reader's own messages name types of the program.
    private static string ReasonOf(JsonException exception) =>
        exception.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "an unknown key"
        : exception.Message.Contains(
            "missing required", StringComparison.Ordinal) ? $"a key is missing:{exception.Message.Split("including:")[^1].TrimEnd('.')}"
        : exception.Message.Contains("Duplicate", StringComparison.OrdinalIgnoreCase) ? "a key that is there twice"
        : exception.InnerException is FormatException format ? format.Message.TrimEnd('.')
        : $"a value that cannot be read, in line {exception.LineNumber + 1}";

    private sealed class PartialDateConverter : JsonConverter<DateWithPrecision>
    {
        public override DateWithPrecision Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateWithPrecision.TryParse(reader.GetString() ?? "", out DateWithPrecision date)
                ? date
                : throw new JsonException(null, new FormatException($"'{reader.GetString()}' is not a year, a month or a day"));

        public override void Write(Utf8JsonWriter writer, DateWithPrecision value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class EnumNameConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(EnumNameJsonConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class EnumNameJsonConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return EnumNames.Parse<T>(reader.GetString() ?? "");
            }
            catch (FormatException exception)
            {
                throw new JsonException(null, exception);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(EnumNames.Of(value));
    }
}

internal sealed record SourceFacts(
    string Title, string Publisher, DateOnly? Date = null, string? Url = null, OmissionFacts[]? Omissions = null);

/// <summary>What a source states and is left out.</summary>
internal sealed record OmissionFacts(string Entry, string Reason, string ReasonInFrench);

/// <summary>That a source says something of a later day, its own day if not given.</summary>
internal sealed record AttestationFacts(string Source, DateOnly? On = null);

internal sealed record MissionFacts(
    string Code, string Name, string[] Calls, string Source, string? Statement = null, string[]? Tasks = null);

internal sealed record BonusFacts(string Code, string Name, decimal Euros, string? Condition = null);

internal sealed record AchievementFacts(string Statement, string Source, string? Period = null);

internal sealed record CallFacts(
    string Slug,
    string Name,
    CallKind Kind,
    string Source,
    DateOnly? OpensOn = null,
    DateOnly? ClosesOn = null,
    decimal? EnvelopeEuros = null,
    decimal? BaseGrantEuros = null,
    BonusFacts[]? Bonuses = null,
    string? BonusNote = null,
    string? Issuer = null,
    string[]? Partners = null,
    bool TargetListIsOpen = false,
    string? TargetNote = null,
    string? PerimeterNote = null,
    string? ApplicantNote = null,
    AchievementFacts[]? Achievements = null,
    string[]? TargetRegions = null,
    string? ApplicationsEmail = null,
    string? Url = null,
    OrganisationKind[]? ApplicantKinds = null,
    int? Laureates = null,
    string? LaureatesSource = null,
    DateWithPrecision? LaureatesAnnounced = null);

internal sealed record HubNameFacts(
    string Name,
    string? Source = null,
    DateWithPrecision? Since = null,
    DateWithPrecision? Until = null,
    DateOnly? AttestedOn = null,
    AttestationFacts? LastAttested = null);

/// <param name="Slug">Its natural key where that is not made of its name.</param>
/// <param name="Printed">Its name as the source prints it, where that is another.</param>
/// <param name="Source">Who states its part; that of the hub's carriers if not given.</param>
internal sealed record CarrierFacts(
    string Name,
    string? Slug = null,
    string? Printed = null,
    string? Source = null,
    CarrierRole? Role = null,
    DateWithPrecision? Since = null,
    DateWithPrecision? Until = null,
    DateOnly? AttestedOn = null,
    AttestationFacts? LastAttested = null);

/// <summary>A territory: exactly one of the four is given. Overseas collectivities are regions and departments alike.</summary>
internal interface ITerritoryFacts
{
    string? Region { get; }
    string? Department { get; }
    string? Intercommunality { get; }
    string? Commune { get; }
}

internal sealed record CoverageFacts(
    string? Region = null,
    string? Department = null,
    string? Intercommunality = null,
    string? Commune = null,
    string? Source = null,
    DateWithPrecision? Since = null,
    string? SinceSource = null,
    DateWithPrecision? NotBefore = null,
    DateWithPrecision? Until = null,
    string? UntilSource = null,
    bool Disputed = false,
    DateOnly? AttestedOn = null,
    AttestationFacts? LastAttested = null) : ITerritoryFacts;

/// <summary>That a source says that no hub serves a territory on a day, its own day if not given.</summary>
internal sealed record DenialFacts(
    string Source,
    string? Region = null,
    string? Department = null,
    string? Intercommunality = null,
    string? Commune = null,
    DateOnly? On = null,
    string? Statement = null) : ITerritoryFacts;

/// <param name="WithoutCall">Whether no source says that it was given under the hub's call.</param>
internal sealed record AwardFacts(
    decimal Euros, string? Label = null, DateWithPrecision? Date = null, string? Source = null, bool WithoutCall = false);

internal sealed record HubFacts(
    string Slug,
    string Name,
    CarrierFacts[] Carriers,
    int? Number = null,
    string? NameSource = null,
    string? Call = null,
    HubStatus? Status = null,
    DateWithPrecision? ClosedOn = null,
    string? StatusSource = null,
    string? Website = null,
    string? CarriersSource = null,
    HubNameFacts[]? OtherNames = null,
    CoverageFacts[]? Coverage = null,
    AwardFacts[]? Awards = null,
    string? Note = null)
{
    // The list of the first call's hubs and their carriers is the press release's own.
    private const string PressRelease = "press-release";

    public string? SourceOfName => NameSource ?? (Number is null ? null : PressRelease);

    public string? SourceOf(CarrierFacts carrier) => carrier.Source ?? CarriersSource ?? (Number is null ? null : PressRelease);
}

/// <summary>A number or a date of the context.</summary>
internal sealed record FigureFacts(
    string Code, string Name, string Statement, string Source, int? Value = null, string? Unit = null, DateWithPrecision? On = null,
    string? Call = null);

internal sealed record ConflictSideFacts(string Statement, string Source);

/// <summary>A fact that sources contradict: about a hub, a call or a region.</summary>
internal sealed record ConflictFacts(
    string Code,
    string Subject,
    string SubjectInFrench,
    ConflictSideFacts[] Sides,
    string Shown,
    string ShownInFrench,
    string? Hub = null,
    string? Call = null,
    string? Region = null);

/// <summary>An event that took place.</summary>
internal sealed record EventFacts(
    string Code,
    string Hub,
    string Title,
    EventKind Kind,
    EventFormat Format,
    DateOnly StartsOn,
    string Source,
    DateOnly? EndsOn = null,
    string? Commune = null,
    string? Venue = null,
    string? Summary = null,
    int? Participants = null,
    string[]? Organisers = null);

/// <summary>The year and the table of populations, of some departments or of all others; neither where they are not known.</summary>
internal sealed record PopulationFacts(int? Year = null, string? Table = null, string[]? Departments = null);
