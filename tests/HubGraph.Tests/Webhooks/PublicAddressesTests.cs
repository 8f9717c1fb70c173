using System.Net;
using HubGraph.Webhooks;

namespace HubGraph.Tests.Webhooks;

/// <summary>Names are resolved anew for each connection, and looked at.</summary>
public sealed class PublicAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.0.0.8")]
    [InlineData("169.254.169.254")]
    [InlineData("fe80::1")]
    public async Task A_name_that_leads_to_a_private_network_later_is_refused_at_the_connection(string later)
    {
        IPAddress[] leads = [IPAddress.Parse("1.1.1.1"), IPAddress.Parse("2606:4700:4700::1111")];
        PublicAddresses addresses = new(allowLoopback: false, (_, _) => Task.FromResult(leads));
        Assert.Equal(leads, await addresses.ResolveAsync("receiver.example", CancellationToken.None));
        await using Receiver receiver = await Receiver.StartAsync();
        using WebhookSender sender = new(addresses, new WebhookOptions(), TimeProvider.System);
        Webhook webhook = new() { Url = $"http://receiver.example:{new Uri(receiver.Url).Port}/", Secret = WebhookSignature.NewSecret() };

        leads = [IPAddress.Parse("1.1.1.1"), IPAddress.Parse(later)];
        WebhookAnswer answer = await sender.SendAsync(webhook, new WebhookMessage("msg_1", "{}"u8.ToArray()), CancellationToken.None);

        Assert.Equal(WebhookOutcome.AddressNotPublic, answer.Outcome);
        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task What_development_allows_is_this_machine_and_no_other()
    {
        IPAddress[] leads = [IPAddress.Loopback, IPAddress.IPv6Loopback];
        PublicAddresses addresses = new(allowLoopback: true, (_, _) => Task.FromResult(leads));
        Assert.Equal(2, (await addresses.ResolveAsync("localhost", CancellationToken.None)).Length);

        leads = [IPAddress.Parse("192.168.0.1")];

        await Assert.ThrowsAsync<AddressNotPublicException>(() => addresses.ResolveAsync("localhost", CancellationToken.None));
    }
}
