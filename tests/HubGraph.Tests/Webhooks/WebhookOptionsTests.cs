using System.ComponentModel.DataAnnotations;
using System.Reflection;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Host;
using HubGraph.Tests.Graph;
using HubGraph.Webhooks;
using Microsoft.Extensions.Configuration;

namespace HubGraph.Tests.Webhooks;

/// <summary>Every limit of webhooks is a setting, within bounds, and stands in the guide with its default.</summary>
public sealed class WebhookOptionsTests
{
    private static readonly PropertyInfo[] s_settings = typeof(WebhookOptions).GetProperties();

    [Fact]
    public void What_is_set_by_default_lies_within_its_bounds_and_what_makes_no_sense_stops_the_start()
    {
        foreach (PropertyInfo setting in s_settings.Where(setting => setting.PropertyType != typeof(bool)))
        {
            Assert.True(setting.GetCustomAttribute<RangeAttribute>()!.IsValid(setting.GetValue(new WebhookOptions())), setting.Name);
            Assert.StartsWith($"Webhooks:{setting.Name} is \"-1\": it must be ", Assert.Throws<StartupException>(() => Read(setting.Name, "-1")).Message, StringComparison.Ordinal);
        }
        Assert.True(Read("AllowLoopback", "true").AllowLoopback);
        Assert.Equal(TimeSpan.FromDays(7), Read("Retention", "7.00:00:00").Retention);
    }

    [Fact]
    public void The_guide_tells_each()
    {
        string guide = File.ReadAllText(Repository.File("src", "HubGraph", "Docs", "webhooks.md"));

        Assert.All(s_settings, setting => Assert.Matches($@"`(Webhooks:)?{setting.Name}`", guide));
    }

    private static WebhookOptions Read(string name, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new($"Webhooks:{name}", value)]).Build().Read<WebhookOptions>(WebhookOptions.Section);
}
