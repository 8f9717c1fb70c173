using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HubGraph.Tests.Host.Web;

/// <summary>The server on https itself.</summary>
public class HttpsTests
{
    [Fact]
    public async Task Leads_to_https_where_it_has_an_address_of_it()
    {
        string file = Path.Combine(TestDatabases.CreateTestDirectory(), "certificate.pfx");
        using X509Certificate2 certificate = CreateCertificate();
        await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "test"));
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings:
            ["--urls", "http://127.0.0.1:0;https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path", file, "--Kestrel:Certificates:Default:Password", "test"]);
        Uri https = new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single(address => address.StartsWith("https", StringComparison.Ordinal)));
        using HttpClient client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.GetCertHashString() == certificate.Thumbprint },
        });

        using HttpResponseMessage plain = await client.GetAsync(new Uri(server.Client.BaseAddress!, "/health/live"));
        using HttpRequestMessage named = new(HttpMethod.Get, new Uri(https, "/health/live"));
        named.Headers.Host = "hubgraph.example.org";
        using HttpResponseMessage secure = await client.SendAsync(named);

        Assert.Equal((HttpStatusCode.TemporaryRedirect, new Uri(https, "/health/live")), (plain.StatusCode, plain.Headers.Location));
        Assert.Equal(HttpStatusCode.OK, secure.StatusCode);
        Assert.StartsWith("max-age=", Assert.Single(secure.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_of_Kestrel_count()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: ["--Kestrel:Limits:MaxConcurrentConnections", "1"]);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);

        // The client above keeps the one connection that there may be.
        using TcpClient second = new();
        await second.ConnectAsync(IPAddress.Loopback, server.Client.BaseAddress!.Port);

        Assert.Equal(0, await AskAsync(second.GetStream()));
    }

    /// <summary>How many bytes come back: none when the connection is closed, politely or not.</summary>
    private static async Task<int> AskAsync(NetworkStream stream)
    {
        try
        {
            await stream.WriteAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
            return await stream.ReadAsync(new byte[1]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static X509Certificate2 CreateCertificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
