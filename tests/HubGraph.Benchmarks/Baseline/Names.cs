using System.Text.Json;

namespace HubGraph.Benchmarks.Baseline;

/// <summary>The names of the answers' fields, encoded once.</summary>
internal static class Names
{
    public static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    public static readonly JsonEncodedText Hubs = JsonEncodedText.Encode("hubs");
    public static readonly JsonEncodedText Hub = JsonEncodedText.Encode("hub");
    public static readonly JsonEncodedText Nodes = JsonEncodedText.Encode("nodes");
    public static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    public static readonly JsonEncodedText Number = JsonEncodedText.Encode("number");
    public static readonly JsonEncodedText Call = JsonEncodedText.Encode("call");
    public static readonly JsonEncodedText Carriers = JsonEncodedText.Encode("carriers");
    public static readonly JsonEncodedText Carrier = JsonEncodedText.Encode("carrier");
    public static readonly JsonEncodedText Regions = JsonEncodedText.Encode("regions");
    public static readonly JsonEncodedText Region = JsonEncodedText.Encode("region");
    public static readonly JsonEncodedText Events = JsonEncodedText.Encode("events");
    public static readonly JsonEncodedText TotalCount = JsonEncodedText.Encode("totalCount");
    public static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");
    public static readonly JsonEncodedText StartsAt = JsonEncodedText.Encode("startsAt");
    public static readonly JsonEncodedText Participants = JsonEncodedText.Encode("participants");
    public static readonly JsonEncodedText FundedProjects = JsonEncodedText.Encode("fundedProjects");
    public static readonly JsonEncodedText BudgetEuros = JsonEncodedText.Encode("budgetEuros");
    public static readonly JsonEncodedText Supports = JsonEncodedText.Encode("supports");
    public static readonly JsonEncodedText PerformedOn = JsonEncodedText.Encode("performedOn");
    public static readonly JsonEncodedText DurationMinutes = JsonEncodedText.Encode("durationMinutes");
    public static readonly JsonEncodedText Commune = JsonEncodedText.Encode("commune");
    public static readonly JsonEncodedText Population = JsonEncodedText.Encode("population");
    public static readonly JsonEncodedText Department = JsonEncodedText.Encode("department");
    public static readonly JsonEncodedText ActivityStatistics = JsonEncodedText.Encode("activityStatistics");
    public static readonly JsonEncodedText Period = JsonEncodedText.Encode("period");
    public static readonly JsonEncodedText Start = JsonEncodedText.Encode("start");
    public static readonly JsonEncodedText Count = JsonEncodedText.Encode("count");
    public static readonly JsonEncodedText Sum = JsonEncodedText.Encode("sum");
    public static readonly JsonEncodedText SupportKind = JsonEncodedText.Encode("supportKind");
}
