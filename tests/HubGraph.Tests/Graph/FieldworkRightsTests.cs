using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Concepts.Events;
using HubGraph.Tests.Concepts.FundedProjects;

namespace HubGraph.Tests.Graph;

/// <summary>Who may write what hubs do: activities, events and projects.</summary>
[Collection(WritingServer.Collection)]
public sealed class FieldworkRightsTests
{
    public static TheoryData<DatabaseProvider, string> Mutations()
    {
        TheoryData<DatabaseProvider, string> data = [];
        foreach (string mutation in new[]
        {
            "logAnimation", "logProjectSupport", "logActivities", "amendActivity", "withdrawActivity", "restoreActivity",
            "createEvent", "updateEvent", "cancelEvent", "recordAttendance", "createFundedProject", "updateFundedProject", "recordFunding",
        })
        {
            data.Add(DatabaseProvider.Sqlite, mutation);
            data.Add(DatabaseProvider.Postgresql, mutation);
        }
        return data;
    }

    [SkippableTheory, MemberData(nameof(Mutations))]
    public async Task Only_an_operator_of_the_hub_and_an_administrator_write(DatabaseProvider provider, string mutation)
    {
        GraphServer server = await WritingServer.SharedAsync(provider);
        object input = await InputAsync(server, mutation);
        long lines = await server.CountChangesAsync();

        Assert.Equal("UNAUTHENTICATED", await CodeAsync(null));
        Assert.Equal("FORBIDDEN", await CodeAsync(MutationSender.Reader));
        Assert.Equal("FORBIDDEN", await CodeAsync(MutationSender.Integration));
        Assert.Equal("FORBIDDEN", await CodeAsync(MutationSender.Operator("aura", "corse")));
        Assert.Equal("FORBIDDEN", await CodeAsync(MutationSender.Operator()));
        Assert.Equal(lines, await server.CountChangesAsync());

        Assert.Null(await CodeAsync(MutationSender.Administrator));
        Assert.Null(await CodeAsync(MutationSender.Operator("aura", "bretagne")));

        async Task<string?> CodeAsync(string? token)
        {
            (int status, JsonElement body) = await server.TryMutateAsync(token, mutation, input, "__typename");
            Assert.Equal(200, status);
            string? code = body.Code();
            Assert.Equal(code is null ? JsonValueKind.Object : JsonValueKind.Null, body.GetProperty("data").GetProperty(mutation).ValueKind);
            return code;
        }
    }

    private static async Task<object> InputAsync(GraphServer server, string mutation) => mutation switch
    {
        "logAnimation" => ActivitySamples.Animation(),
        "logProjectSupport" => ActivitySamples.Support(await server.NewProjectAsync("bretagne")),
        "logActivities" => new { hub = "bretagne", rows = new[] { new { animation = ActivitySamples.AnimationRow() } } },
        "amendActivity" => new { id = await WithdrawActivityTests.LogAsync(server), version = 1, summary = "Autre" },
        "withdrawActivity" => new { id = await WithdrawActivityTests.LogAsync(server), version = 1, reason = "Doublon" },
        "restoreActivity" => new { id = await WithdrawActivityTests.LogAsync(server), version = 1 },
        "createEvent" => EventSamples.Ahead(),
        "updateEvent" => new { id = await server.NewEventAsync("bretagne"), version = 1, title = "Autre" },
        "cancelEvent" => new { id = await server.NewEventAsync("bretagne"), version = 1, reason = "Intempéries" },
        "recordAttendance" => new { id = await server.NewEventAsync("bretagne"), version = 1, participants = 12 },
        "createFundedProject" => ProjectSamples.Project(),
        "updateFundedProject" => new { id = await server.NewProjectAsync("bretagne"), version = 1, title = "Autre" },
        _ => new { add = new { fundedProject = await server.NewProjectAsync("bretagne"), funder = "ANCT" } },
    };
}
