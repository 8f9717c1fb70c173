using System.ComponentModel.DataAnnotations;
using System.Reflection;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Exports;
using HubGraph.Host;
using HubGraph.Host.Auth;
using HubGraph.Host.Web;
using HubGraph.Transport.Options;
using Microsoft.Extensions.Configuration;

namespace HubGraph.Tests.Commands;

/// <summary>Every limit can be set within its bounds, and a setting that makes no sense stops the start.</summary>
public sealed class LimitSettingsTests
{
    private static readonly Dictionary<Type, (object Sample, string TooMuch)> s_values = new()
    {
        [typeof(int)] = (77, "2147483647"),
        [typeof(int?)] = (77, "2147483647"),
        [typeof(long)] = (77L, "9223372036854775807"),
        [typeof(TimeSpan)] = (TimeSpan.FromSeconds(77), "1.00:00:00"),
    };

    public static TheoryData<string> Names() => [.. Settings(Read()).Where(setting => s_values.ContainsKey(setting.Property.PropertyType)).Select(setting => setting.Name)];

    public static TheoryData<string> Durations() => [.. Settings(Read()).Where(setting => setting.Property.PropertyType == typeof(TimeSpan)).Select(setting => setting.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_limit_is_set_by_its_name(string name)
    {
        object set = s_values[Property(name).PropertyType].Sample;

        (_, PropertyInfo property, object owner) = Settings(Read(name, set.ToString()!)).Single(setting => setting.Name == name);

        Assert.Equal(set, property.GetValue(owner));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_limit_out_of_its_bounds_stops_the_start(string name)
    {
        string tooMuch = s_values[Property(name).PropertyType].TooMuch;

        StartupException little = Assert.Throws<StartupException>(() => Read(name, "-1"));
        StartupException much = Assert.Throws<StartupException>(() => Read(name, tooMuch));

        Assert.StartsWith($"{name} is \"-1\": it must be ", little.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{name} is \"{tooMuch}\": it must be between ", much.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Durations))]
    public void What_the_platform_takes_for_days_or_for_hours_is_no_duration(string name)
    {
        foreach (string text in new[] { "60", "0.5", "30:00", "24:00:00", "1e3", "30s", "00:00:30,5", "" })
        {
            StartupException refused = Assert.Throws<StartupException>(() => Read(name, text));
            Assert.Equal($"{name} is \"{text}\": it must be a duration in hours, minutes and seconds, such as 00:00:30 for half a minute.", refused.Message);
        }
    }

    [Fact]
    public void What_is_set_by_default_lies_within_its_bounds()
    {
        foreach ((string name, PropertyInfo property, object owner) in Settings(Read()).Where(setting => s_values.ContainsKey(setting.Property.PropertyType)))
            Assert.True(property.GetCustomAttribute<RangeAttribute>()!.IsValid(property.GetValue(owner)), name);
    }

    [Theory]
    [InlineData("Limits:MaxBodyBytes", "much")]
    [InlineData("Limits:MaxBodyBites", "1000")]
    [InlineData("Limits:Document:Tokens", "0")]
    [InlineData("Limits:Document", "7")]
    [InlineData("Limits:Timeout", "soon")]
    [InlineData("Limits:ReportCost", "yes")]
    [InlineData("Limits:Introspection", "false")]
    [InlineData("Limits:Streams:KeepAlives", "00:00:12")]
    [InlineData("RateLimits:Anonymous:Brust", "7")]
    [InlineData("RateLimits:Enabled", "0")]
    [InlineData("Work:ShortPlaces", "0")]
    [InlineData("Work:Places", "4")]
    [InlineData("Exports:Timeout", "300")]
    [InlineData("Exports:Concurent", "3")]
    [InlineData("Auth:ClockSkew", "60")]
    [InlineData("Auth:Autority", "https://login.example.org")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections", "many")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections", "-1")]
    [InlineData("Kestrel:Limits:MaxConcurentConnections", "10")]
    [InlineData("Kestrel:Limits:MaxRequestBufferSize", "10")]
    [InlineData("Kestrel:Limits:KeepAliveTimeout", "130")]
    [InlineData("Kestrel:Limits:Http2", "7")]
    [InlineData("Kestrel:Limits:Http2:KeepAlivePingDelay", "30")]
    [InlineData("Kestrel:Limit:MaxConcurrentConnections", "10")]
    [InlineData("Documents:TrustedOnly", "perhaps")]
    [InlineData("Documents:TrustOnly", "true")]
    [InlineData("Introspection:Enabled", "")]
    [InlineData("Introspection:Enable", "false")]
    [InlineData("Cors:Origin", "https://example.org")]
    [InlineData("Proxies:Trust", "10.0.0.1")]
    [InlineData("Proxies:Hops", "two")]
    [InlineData("Proxies:Hops", "0")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    [InlineData("Database:Provider", "Postgres")]
    [InlineData("Database:Provider", "1")]
    [InlineData("Database:Provider", "Sqlite,Postgresql")]
    [InlineData("Database:ConectionString", "Data Source=hubgraph.db")]
    public void What_makes_no_sense_stops_the_start_with_a_line_that_names_it(string name, string value)
    {
        StartupException refused = Assert.Throws<StartupException>(() => Program.Compose([$"--{name}", value]));

        Assert.Contains(name.Split(':')[^1], refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private static PropertyInfo Property(string name) => Settings(Read()).Single(setting => setting.Name == name).Property;

    private static IEnumerable<(string Name, PropertyInfo Property, object Owner)> Settings((string Path, object Options)[] sections) =>
        from section in sections
        from property in section.Options.GetType().GetProperties()
        select ($"{section.Path}:{property.Name}", property, section.Options);

    private static (string Path, object Options)[] Read(string? name = null, string? value = null)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(name is null ? [] : [new(name, value)]).Build();
        TransportOptions options = new();
        TransportSettings.Apply(options, configuration);
        return
        [
            ("Limits", options), ("Limits:Document", options.Document), ("Limits:Streams", options.Streams), ("Limits:Answers", options.Answers),
            ("RateLimits", options.Rates), ("RateLimits:Anonymous", options.Rates.Anonymous), ("RateLimits:Known", options.Rates.Known),
            ("RateLimits:AnonymousWork", options.Rates.AnonymousWork), ("RateLimits:KnownWork", options.Rates.KnownWork),
            ("Exports", configuration.Read<ExportOptions>("Exports")), ("Imports", configuration.Read<ImportOptions>("Imports")), ("Auth", configuration.Read<AuthOptions>("Auth")),
        ];
    }
}
