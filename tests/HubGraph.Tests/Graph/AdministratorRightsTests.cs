using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Data;

namespace HubGraph.Tests.Graph;

[Collection(nameof(WritableServers))]
public sealed class AdministratorRightsTests(WritableServers servers)
{
    private static readonly (string Mutation, object Input)[] s_mutations =
    [
        ("createCall", new { slug = "interdit", name = "Interdit", kind = "CALL_FOR_PROJECTS", source = "press-release" }),
        ("updateCall", new { slug = "ami-2020", version = 1, name = "Interdit" }),
        ("grantAward", new { hub = "bretagne", amountEuros = 1 }),
        ("updateAward", new { id = "QXdhcmQ6MQ", version = 1, amountEuros = 1 }),
        ("createHub", new { slug = "interdit", name = "Interdit" }),
        ("updateHub", new { slug = "bretagne", version = 1, note = "Interdit" }),
        ("renameHub", new { slug = "bretagne", version = 1, name = "Interdit" }),
        ("closeHub", new { slug = "bretagne", version = 1, closedOn = "2024-01-01" }),
        ("reopenHub", new { slug = "bretagne", version = 1, reason = "Interdit" }),
        ("removeAward", new { id = "QXdhcmQ6MQ", version = 1, reason = "Interdit" }),
        ("removeHubCarrier", new { id = "SHViQ2Fycmllcjox", version = 1, reason = "Interdit" }),
        ("removeCoverage", new { id = "Q292ZXJhZ2U6MQ", version = 1, reason = "Interdit" }),
        ("createCarrier", new { name = "Interdit" }),
        ("updateCarrier", new { slug = "ping", version = 1, name = "Interdit" }),
        ("addHubCarrier", new { hub = "bretagne", carrier = "ping" }),
        ("updateHubCarrier", new { id = "SHViQ2Fycmllcjox", version = 1, position = 2 }),
        ("addCoverage", new { hub = "bretagne", department = "35" }),
        ("updateCoverage", new { id = "Q292ZXJhZ2U6MQ", version = 1, disputed = true }),
        ("createMission", new { code = "FORBIDDEN", name = "Interdit", source = "press-release" }),
        ("updateMission", new { code = "ANIMATE_TERRITORY", version = 1, name = "Interdit" }),
        ("addHubMission", new { hub = "bretagne", mission = "RAISE_FUNDS" }),
        ("updateHubMission", new { id = "SHViTWlzc2lvbjox", version = 1, until = "2024" }),
        ("createSource", new { slug = "interdit", title = "Interdit", publisher = "Interdit" }),
        ("grantHub", new { hub = "bretagne", subject = "interdit" }),
        ("revokeHubGrant", new { id = "SHViR3JhbnQ6MQ" }),
        ("eraseActor", new { person = "UGVyc29uOjE" }),
    ];

    [SkippableTheory, ClassData(typeof(Databases))]
    public async Task Only_administrators_may(DatabaseProvider provider)
    {
        GraphServer server = await servers.OfAsync(provider);
        long before = await server.Database.CountAsync("SELECT count(*) FROM changes");

        foreach ((string mutation, object input) in s_mutations)
        {
            Assert.Equal((mutation, "UNAUTHENTICATED"), (mutation, await CodeAsync(null)));
            Assert.Equal((mutation, "FORBIDDEN"), (mutation, await CodeAsync(MutationSender.Operator("bretagne"))));
            Assert.Equal((mutation, "FORBIDDEN"), (mutation, await CodeAsync(MutationSender.Integration)));

            async Task<string?> CodeAsync(string? token)
            {
                (_, JsonElement body) = await server.TryMutateAsync(token, mutation, input, "");
                return body.Code();
            }
        }

        Assert.Equal(before, await server.Database.CountAsync("SELECT count(*) FROM changes"));
    }
}
