using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Host.Auth;
using HubGraph.Tests.Graph;
using Microsoft.IdentityModel.Tokens;

namespace HubGraph.Tests.Host.Auth;

/// <summary>Tokens that somebody forged, or that were never tokens.</summary>
public class TokenTests
{
    private const string NoKey = "The token is not signed by a key of the issuer.";
    private const string NoToken = "The token is not a JSON Web Token.";
    private const string NoBearer = "Send the token as: Authorization: Bearer TOKEN.";

    [Fact]
    public async Task Takes_a_valid_token_whatever_the_case_of_the_scheme()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string token = TestIssuer.Shared.Token("operator", ["aura"]);

        (await AuthAnswer.SendAsync(server, $"Bearer {token}")).ShouldAccept();
        (await AuthAnswer.SendAsync(server, $"bearer  {token}")).ShouldAccept();
        Assert.Equal(["aura"], (await AuthAnswer.CallerAsync(server, token)).Hubs);
    }

    [Fact]
    public async Task Refuses_a_token_without_a_signature()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string[] parts = TestIssuer.Shared.Token("administrator").Split('.');

        (await AuthAnswer.AskAsync(server, $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.")).ShouldRefuse(NoKey);
        (await AuthAnswer.AskAsync(server, $"{Encode("""{"alg":"None"}""")}.{parts[1]}.{parts[2]}")).ShouldRefuse(NoKey);
        (await AuthAnswer.AskAsync(server, $"{parts[0]}.{parts[1]}.")).ShouldRefuse(NoKey);
    }

    [Fact]
    public async Task Refuses_a_token_whose_payload_was_changed()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string[] reader = TestIssuer.Shared.Token().Split('.');
        string[] administrator = TestIssuer.Shared.Token("administrator").Split('.');

        (await AuthAnswer.AskAsync(server, $"{reader[0]}.{administrator[1]}.{reader[2]}")).ShouldRefuse(NoKey);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refuses_a_token_signed_with_the_public_key_as_a_secret(bool named)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        RsaSecurityKey key = TestIssuer.Shared.Tokens.Key;
        byte[][] secrets = [key.Rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem()), key.Rsa.ExportParameters(false).Modulus!];

        foreach (byte[] secret in secrets)
        {
            SymmetricSecurityKey confused = new(secret) { KeyId = named ? key.KeyId : null };
            string token = Sign("administrator", token => token.SigningCredentials = new SigningCredentials(confused, SecurityAlgorithms.HmacSha256));
            Assert.Equal(401, (await AuthAnswer.AskAsync(server, token)).Status);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refuses_a_token_signed_with_a_key_of_another(bool underTheNameOfOurs)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        TestTokens forger = new(TestIssuer.Shared.Authority);
        if (underTheNameOfOurs)
            forger.Key.KeyId = TestIssuer.Shared.Tokens.Key.KeyId;

        (await AuthAnswer.AskAsync(server, forger.Sign(new Dictionary<string, object?> { ["sub"] = "mallory", ["role"] = "administrator" }))).ShouldRefuse(NoKey);
    }

    [Fact]
    public async Task Refuses_what_is_no_access_token()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        (await AuthAnswer.AskAsync(server, Sign("operator", token => token.Expires = null))).ShouldRefuse("The token has no expiry.");
        (await AuthAnswer.AskAsync(server, Sign("operator", token => token.TokenType = "logout+jwt"))).ShouldRefuse("The token is no access token.");
        (await AuthAnswer.AskAsync(server, Sign("operator", token => token.Audience = null))).ShouldRefuse("The token is meant for another audience.");
        (await AuthAnswer.AskAsync(server, Sign("operator", token => token.Issuer = null))).ShouldRefuse("The token is of another issuer.");
        (await AuthAnswer.AskAsync(server, TestIssuer.Shared.Tokens.Sign(new Dictionary<string, object?> { ["role"] = "operator" }))).ShouldRefuse("The token names no subject, or none that is a text of at most 255 characters.");
    }

    [Theory]
    [InlineData("Bearer garbage", NoToken)]
    [InlineData("Bearer ", NoBearer)]
    [InlineData("Bearer", NoBearer)]
    [InlineData("Token abc", NoBearer)]
    [InlineData("Bearer a.b, Bearer c.d", NoToken)]
    [InlineData("Bearer \"quoted\"", NoToken)]
    public async Task Refuses_a_header_that_holds_no_token(string header, string reason)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        (await AuthAnswer.SendAsync(server, header)).ShouldRefuse(reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Basic YWxpY2U6c2VjcmV0")]
    [InlineData("negotiate YII")]
    public async Task Takes_what_names_nobody_for_a_visitor(string header)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        (await AuthAnswer.SendAsync(server, header)).ShouldAccept();
    }

    [Fact]
    public async Task Refuses_a_proxys_credentials_where_the_settings_say_so()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite, settings: [.. TestIssuer.Shared.Settings, "--Auth:RefuseOtherSchemes", "true"]);

        (await AuthAnswer.SendAsync(server, "Basic YWxpY2U6c2VjcmV0")).ShouldRefuse(NoBearer);
        (await AuthAnswer.SendAsync(server, "")).ShouldAccept();
    }

    [Theory]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("....")]
    [InlineData("e30.e30.e30")]
    [InlineData("bm90IGpzb24.bm90IGpzb24.bm90IGpzb24")]
    [InlineData("W10.W10.W10")]
    public async Task Refuses_what_only_looks_like_a_token(string token)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);

        AuthAnswer answer = await AuthAnswer.AskAsync(server, token);

        Assert.Equal((401, AuthErrorCodes.Unauthenticated), (answer.Status, answer.Code));
        Assert.DoesNotContain("IDX", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_two_headers()
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string header = $"Authorization: Bearer {TestIssuer.Shared.Token("administrator")}\r\n";
        using TcpClient client = new();
        await client.ConnectAsync(server.Client.BaseAddress!.Host, server.Client.BaseAddress.Port);
        await using NetworkStream stream = client.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}{header}\r\n"));
        string answer = await new StreamReader(stream).ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
        Assert.Contains("error_description=\"Send one Authorization header.\"", answer, StringComparison.Ordinal);
    }

    private static string Sign(string role, Action<SecurityTokenDescriptor> change) =>
        TestIssuer.Shared.Tokens.Sign(new Dictionary<string, object?> { ["sub"] = "mallory", ["role"] = role }, change);

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
