using System.Diagnostics;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Tests.Data;
using HubGraph.Tests.Graph;

namespace HubGraph.Tests.Rest;

/// <summary>A client that Kiota makes of the description is compiled, and asks.</summary>
[Trait("Category", "Long")]
public sealed class GeneratedClientTests
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Microsoft.Kiota.Http.HttpClientLibrary" Version="2.1.6" />
            <PackageReference Include="Microsoft.Kiota.Serialization.Form" Version="2.1.6" />
            <PackageReference Include="Microsoft.Kiota.Serialization.Json" Version="2.1.6" />
            <PackageReference Include="Microsoft.Kiota.Serialization.Multipart" Version="2.1.6" />
            <PackageReference Include="Microsoft.Kiota.Serialization.Text" Version="2.1.6" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """
        using Hubs;
        using Hubs.Api.LogAnimation;
        using Hubs.Models;
        using Microsoft.Kiota.Abstractions;
        using Microsoft.Kiota.Abstractions.Authentication;
        using Microsoft.Kiota.Http.HttpClientLibrary;

        // Its own providers of tokens ask for https.
        using HttpClient http = new() { DefaultRequestHeaders = { Authorization = new("Bearer", args[0]) } };
        HubsClient client = new(new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http));

        var directory = await client.Api.HubDirectory.GetAsHubDirectoryGetResponseAsync(request => request.QueryParameters.First = 2);
        Console.WriteLine(string.Join(", ", directory!.Data!.Hubs!.Nodes!.Select(hub => hub.Name)));

        var logged = await client.Api.LogAnimation.PostAsLogAnimationPostResponseAsync(new LogAnimationPostRequestBody
        {
            Input = new LogAnimationInput
            {
                Hub = "bretagne", PerformedOn = new Date(2026, 5, 4), DurationMinutes = 90, Summary = "Réunion du réseau", Commune = "35238", AnimationKind = AnimationKind.NETWORK_COORDINATION,
            },
        });
        Console.WriteLine(logged!.Data!.LogAnimation!.Errors is null ? "logged" : "refused");

        try
        {
            await client.Api.HubDirectory.GetAsHubDirectoryGetResponseAsync(request => request.QueryParameters.After = "nowhere");
        }
        catch (RestRefusal refusal)
        {
            Console.WriteLine($"{refusal.ResponseStatusCode} {refusal.Errors![0].Extensions!.Code}");
        }
        """;

    [Fact]
    public async Task Asks_logs_and_is_told_what_is_wrong()
    {
        await using GraphServer server = await GraphServer.StartAsync(DatabaseProvider.Sqlite);
        string folder = TestDatabases.CreateTestDirectory();
        string description = Path.Combine(folder, "openapi.json");
        await File.WriteAllTextAsync(description, await server.Client.GetStringAsync("/openapi.json"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Client.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Program);

        await DotnetAsync(Repository.File(), "tool", "restore");
        await DotnetAsync(Repository.File(), "kiota", "generate", "--language", "CSharp", "--openapi", description, "--output", Path.Combine(folder, "Client"), "--class-name", "HubsClient", "--namespace-name", "Hubs");
        string printed = await DotnetAsync(folder, "run", "--", MutationSender.Operator("bretagne"));

        Assert.Equal("Hub #MednumBFC, Hub Antilles Guyane\nlogged\n400 BAD_CURSOR", printed.Trim());
    }

    private static async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // It need not ask whether there is a newer one.
        start.Environment["KIOTA_OFFLINE_ENABLED"] = "true";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await errors);
        return output.ReplaceLineEndings("\n");
    }
}
