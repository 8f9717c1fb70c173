using System.Diagnostics;
using System.Text.RegularExpressions;
using HubGraph.Data;
using HubGraph.Tests.Graph;
using HubGraph.Tests.Transport;

namespace HubGraph.Tests;

/// <summary>The README's programs and commands run as they are printed, against another port.</summary>
public partial class ReadmeClientTests
{
    private const string Query = "{ hubs(first: 2) { nodes { name } } }";

    // What browsers have, and Node.js from 22 on.
    private const string WebSocket = "import WebSocket from 'ws'; globalThis.WebSocket ??= WebSocket;\n";

    private static readonly string s_readme = Guides.All;

    [SkippableTheory]
    [InlineData("ApolloClient", $$"""import { gql } from "@apollo/client"; console.log((await client.query({ query: gql`{{Query}}` })).data.hubs.nodes.length); client.stop();""", "2")]
    [InlineData("fetchExchange", $$"""import { gql } from "@urql/core"; console.log((await client.query(gql`{{Query}}`, {}).toPromise()).data.hubs.nodes.length);""", "2")]
    [InlineData("graphql-ws", $$"""for (const client of [sockets, events]) for await (const { data } of client.iterate({ query: "{ viewer { role } }" })) console.log(data.viewer.role); sockets.dispose();""", "OPERATOR\nOPERATOR")]
    public async Task Clients_connect_as_printed(string name, string use, string printed)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string program = Programs().Matches(s_readme).Select(match => match.Groups[1].Value).First(text => text.Contains(name, StringComparison.Ordinal));
        string path = Path.Combine(NodeClients.Folder, "obj", $"readme-{name}.mjs");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, WebSocket + Here(program, server).Replace("TOKEN", MutationSender.Operator("bretagne"), StringComparison.Ordinal) + use);

        Assert.Equal(printed, (await NodeClients.Run(path)).Trim());
    }

    [SkippableTheory]
    [InlineData("If-None-Match", "304")]
    [InlineData("sha256sum", "\"name\":\"Hub AURA\"")]
    public async Task Commands_print_what_they_say(string name, string printed)
    {
        Skip.IfNot(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "They are written for a shell of Unix.");
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        string command = Commands().Matches(s_readme).Select(match => match.Groups[1].Value).First(text => text.Contains(name, StringComparison.Ordinal));
        ProcessStartInfo start = new("bash", ["-euo", "pipefail", "-c", Here(command, server)]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        using Process shell = Process.Start(start)!;

        Assert.Contains(printed, await shell.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private static string Here(string text, GraphServer server) => text.Replace("localhost:5000", server.Client.BaseAddress!.Authority, StringComparison.Ordinal);

    [GeneratedRegex("```js\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Programs();

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Commands();
}
