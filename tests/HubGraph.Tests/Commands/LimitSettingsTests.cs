using System.Reflection;
using HubGraph.Data;
using HubGraph.Transport;
using Microsoft.Extensions.Configuration;

namespace HubGraph.Tests.Commands;

/// <summary>Every limit can be set, and a setting that makes no sense stops the start.</summary>
public sealed class LimitSettingsTests
{
    private static readonly Dictionary<Type, object> s_samples = new() { [typeof(int)] = 77, [typeof(long)] = 77L, [typeof(TimeSpan)] = TimeSpan.FromSeconds(77) };

    public static TheoryData<string> Names()
    {
        TheoryData<string> names = [];
        foreach ((string path, PropertyInfo property, _) in Settings())
        {
            if (s_samples.ContainsKey(property.PropertyType))
                names.Add($"{path}:{property.Name}");
        }
        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_limit_is_set_by_its_name(string name)
    {
        TransportOptions options = new();
        (_, PropertyInfo property, object owner) = Settings(options).Single(setting => $"{setting.Path}:{setting.Property.Name}" == name);
        object set = s_samples[property.PropertyType];

        TransportSettings.Apply(options, Configuration(name, set.ToString()!));

        Assert.Equal(set, property.GetValue(owner));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_limit_that_is_negative_stops_the_start(string name)
    {
        StartupException refused = Assert.Throws<StartupException>(() => TransportSettings.Apply(new TransportOptions(), Configuration(name, "-1")));
        Assert.StartsWith($"{name} is -1", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Limits:MaxBodyBytes", "much")]
    [InlineData("Limits:MaxBodyBites", "1000")]
    [InlineData("Limits:Document:Tokens", "0")]
    [InlineData("Limits:Timeout", "soon")]
    [InlineData("RateLimits:Anonymous:Brust", "7")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections", "many")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections", "-1")]
    [InlineData("Kestrel:Limits:MaxConcurentConnections", "10")]
    [InlineData("Kestrel:Limits:MaxRequestBufferSize", "10")]
    [InlineData("Kestrel:Limits:Http2", "7")]
    [InlineData("Documents:TrustedOnly", "perhaps")]
    [InlineData("Introspection:Enabled", "")]
    [InlineData("Proxies:Hops", "two")]
    [InlineData("Proxies:Hops", "0")]
    public async Task The_program_says_what_is_wrong(string name, string value)
    {
        (int code, _, string errors) = await ServerProcess.RunAsync(Path.GetTempPath(), $"--{name}", value);

        Assert.Equal(1, code);
        Assert.Contains(name.Split(':')[^1], Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Path, PropertyInfo Property, object Owner)> Settings(TransportOptions? options = null)
    {
        options ??= new TransportOptions();
        (string, object)[] sections =
        [
            ("Limits", options), ("Limits:Document", options.Document), ("Limits:Streams", options.Streams), ("Limits:Answers", options.Answers),
            ("RateLimits", options.Rates), ("RateLimits:Anonymous", options.Rates.Anonymous), ("RateLimits:Known", options.Rates.Known),
            ("RateLimits:AnonymousWork", options.Rates.AnonymousWork), ("RateLimits:KnownWork", options.Rates.KnownWork),
        ];
        return from section in sections
               from property in section.Item2.GetType().GetProperties()
               select (section.Item1, property, section.Item2);
    }

    private static IConfiguration Configuration(string name, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
}
