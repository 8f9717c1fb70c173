using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using HubGraph.Data;
using HubGraph.Data.Reference;
using HubGraph.Planning;
using HubGraph.Tests.Concepts.Activities;
using HubGraph.Tests.Concepts.Events;
using HubGraph.Tests.Concepts.FundedProjects;
using HubGraph.Tests.Graph.Changes;
using Microsoft.Extensions.DependencyInjection;
using Snapshooter.Xunit;

namespace HubGraph.Tests.Graph;

/// <summary>The documents of real clients, each against its snapshot, the same on both databases.</summary>
public partial class OperationsTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // After those of the reference data.
    private static readonly string s_firstMade = GlobalId.Encode("Event", 7);
    private static readonly string s_secondMade = GlobalId.Encode("Event", 8);

    /// <summary>What each document is asked with.</summary>
    internal static readonly Dictionary<string, object> Variables = new()
    {
        ["activity-breakdown"] = new { from = "2025-01-01", to = "2025-12-31", by = new[] { "HUB" } },
        ["activity-curve"] = new { from = "2025-01-01", to = "2025-12-31" },
        ["call-sheet"] = new { slug = "ami-2020" },
        ["calls-and-awards"] = new { },
        ["commune-copy"] = new { },
        ["communes-by-name"] = new { name = "saint m", hyphenated = "saint-m" },
        ["communes-by-postal-code"] = new { postalCode = "01400" },
        ["coverage-map"] = new { on = "2020-11-17" },
        ["events-agenda"] = new { from = "2026-07-01", to = "2026-12-31", hub = "aura", first = 3 },
        ["follow-activities"] = new { hub = "bretagne" },
        ["follow-changes"] = new { types = new[] { "Activity" } },
        ["follow-events"] = new { region = "53" },
        ["funded-projects"] = new { contains = "mediation", first = 3 },
        ["hub-directory"] = new { },
        ["hub-sheet"] = new { slug = "bretagne" },
        ["keep-in-step"] = new { first = 5, types = new[] { "Hub", "Event" } },
        ["latest-activities"] = new { first = 6, withTags = true },
        ["measures-by-place"] = new { from = "2025-01-01", to = "2025-12-31", activities = new[] { "REGION" }, projects = new[] { "REGION" } },
        ["missions"] = new { },
        ["money-by-funder"] = new { first = 5 },
        ["national-map"] = new { on = "2020-11-17" },
        ["records-by-id"] = new { ids = new[] { GlobalId.Encode("Hub", 1), GlobalId.Encode("Region", 999), GlobalId.Encode("Carrier", 2), GlobalId.Encode("Hub", 1) } },
        ["region-report"] = new { code = "84", from = "2025-01-01", to = "2025-12-31" },
        ["search"] = new { query = "mediation numerique", first = 3 },
        ["theme-activities"] = new { theme = "SHARING", first = 3, hub = "bretagne" },
        ["theme-breakdown"] = new { theme = "SHARING", from = "2025-01-01", to = "2025-12-31", by = new[] { "REGION" } },
        ["theme-curve"] = new { theme = "SHARING", from = "2025-01-01", to = "2025-12-31" },
        ["uncovered-communes"] = new { on = "2020-11-17", first = 3, after = "67482" },
        ["top-hubs"] = new { from = "2025-01-01", to = "2025-12-31", first = 3 },
        ["white-zones"] = new { on = "2020-11-17" },
        ["who-serves"] = new { commune = "69123", on = "2020-11-17" },
        ["viewer"] = new { },
        ["operator-console"] = new { },
        ["hub-activities"] = new { hub = "bretagne", contains = "médiat", first = 3 },
        ["activity-sheet"] = new { id = GlobalId.Encode("AnimationActivity", 1) },
        ["withdrawn-activities"] = new { hub = "bretagne", first = 3 },
        ["hub-events"] = new { hub = "aura", first = 3 },
        ["hub-projects"] = new { hub = "bretagne", first = 3 },
        ["hub-grants"] = new { hub = "bretagne" },
        ["conflict-sheet"] = new { id = GlobalId.Encode("Event", 1) },
        ["hub-history"] = new { slug = "aura", first = 3 },
        ["log-animation"] = new { input = ActivitySamples.Animation() },
        ["log-activities"] = new
        {
            input = new
            {
                hub = "bretagne",
                mode = "ROW_BY_ROW",
                rows = new object[]
                {
                    new { animation = new { performedOn = "2026-05-04", durationMinutes = 90, summary = "Signature de la charte", department = "35", animationKind = "PARTNERSHIP", clientReference = "carnet-12" } },
                    new { animation = new { performedOn = "2026-05-05", durationMinutes = 2000, summary = "Atelier", commune = "99999", animationKind = "TRAINING_OF_PROFESSIONALS" } },
                },
            },
        },
        ["log-project-support"] = new
        {
            input = new { hub = "bretagne", fundedProject = GlobalId.Encode("FundedProject", 1), performedOn = "2026-05-04", durationMinutes = 90, summary = "Relecture du plan de financement", commune = "35047", supportKind = "EXPERT_REVIEW" },
        },
        ["withdraw-activity"] = new { input = new { id = GlobalId.Encode("AnimationActivity", 1), version = 1, reason = "Saisie deux fois" } },
        ["restore-activity"] = new { input = new { id = GlobalId.Encode("AnimationActivity", 1) } },
        ["create-event"] = new { input = EventSamples.Ahead() },
        ["update-event"] = new { input = new { id = s_firstMade, version = 1, venue = "Couvent des Jacobins" } },
        ["cancel-event"] = new { input = new { id = s_firstMade, version = 1, reason = "Intempéries" } },
        ["record-attendance"] = new { input = new { id = s_secondMade, version = 1, participants = 140 } },
        ["create-funded-project"] = new { input = ProjectSamples.Project() },
        ["update-funded-project"] = new { input = new { id = GlobalId.Encode("FundedProject", 1), version = 1, status = "COMPLETED" } },
        ["record-funding"] = new { input = new { add = new { fundedProject = GlobalId.Encode("FundedProject", 1), funder = "Banque des Territoires", requestedEuros = 12_000 } } },
        ["grant-hub"] = new { input = new { hub = "bretagne", subject = "zoe", name = "Zoé Le Bris", since = "2026-01-01", until = "2030-12-31" } },
        ["revoke-hub-grant"] = new { input = new { id = GlobalId.Encode("HubGrant", 1), reason = "A quitté le hub" } },
        ["amend-activity"] = new { input = new { id = GlobalId.Encode("AnimationActivity", 1), version = 1, durationMinutes = 200, summary = "Réunion du réseau des médiatrices et médiateurs" } },
    };

    private static readonly string s_operator = MutationSender.Operator("bretagne", "aura");

    public static TheoryData<string, DatabaseProvider> All()
    {
        TheoryData<string, DatabaseProvider> all = [];
        foreach (string file in Directory.GetFiles(Repository.File("schema", "operations"), "*.graphql"))
        {
            all.Add(Path.GetFileNameWithoutExtension(file), DatabaseProvider.Sqlite);
            all.Add(Path.GetFileNameWithoutExtension(file), DatabaseProvider.Postgresql);
        }
        return all;
    }

    [SkippableTheory]
    [MemberData(nameof(All))]
    public async Task Answers_as_before(string name, DatabaseProvider provider)
    {
        string document = await File.ReadAllTextAsync(Repository.File("schema", "operations", $"{name}.graphql"));
        bool writes = document.Contains("\nmutation ", StringComparison.Ordinal);
        bool follows = document.Contains("\nsubscription ", StringComparison.Ordinal);

        await using GraphServer? own = writes ? await StartWithRecordsAsync(provider) : follows ? await GraphServer.StartAsync(provider) : null;
        GraphServer server = own ?? await DemonstrationServer.SharedAsync(provider);
        if (name == "restore-activity")
            await server.MutateAsync(s_operator, "withdrawActivity", new { id = GlobalId.Encode("AnimationActivity", 1), version = 1, reason = "Saisie deux fois" }, "version");
        if (name == "revoke-hub-grant")
            await server.MutateAsync(MutationSender.Administrator, "grantHub", new { hub = "bretagne", subject = "zoe", name = "Zoé Le Bris" }, "hubGrant { id }");
        string caller = name.EndsWith("hub-grant", StringComparison.Ordinal) || name == "grant-hub" ? MutationSender.Administrator : s_operator;
        JsonElement data = follows ? await FollowAsync(server, document, Variables[name]) : await server.QueryAsync(document, Variables[name], caller);

        Snapshot.Match(LogCursor().Replace(JsonSerializer.Serialize(data, s_indented), text =>
            Base64Url.IsValid(text.Groups[1].Value) && Marked().IsMatch(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text.Groups[1].Value))) ? "\"a cursor of this log\"" : text.Value), name);
    }

    [Fact]
    public async Task Who_keeps_a_copy_gets_every_field_of_every_record_that_everybody_may_read()
    {
        ISchema schema = (await GraphServer.SharedAsync(DatabaseProvider.Sqlite)).Services.GetRequiredService<ISchema>();
        IObjectGraphType[] records = [.. ((IInterfaceGraphType)schema.AllTypes["Node"]!).PossibleTypes];
        string document = await File.ReadAllTextAsync(Repository.File("schema", "operations", "keep-in-step.graphql"));
        ILookup<string, string> held = Fragments(GraphQLParser.Parser.Parse(document)).ToLookup(field => field.Type, field => field.Field);

        string[] missing = [.. records.SelectMany(record => record.Fields.Where(field => !IsToldElsewhere(record, field, records) && !held[record.Name].Contains(field.Name)).Select(field => $"{record.Name}.{field.Name}"))];

        Assert.Empty(missing);
    }

    // What is restricted, what is counted, what is the log's own, and lists of records that lead back by themselves.
    private static bool IsToldElsewhere(IObjectGraphType record, FieldType field, IObjectGraphType[] records)
    {
        if (field.FindAppliedDirective("restricted") is not null || field.Name is "id" or "history")
            return true;
        if (field.ResolvedType?.GetNamedType() is not IObjectGraphType page)
            return false;
        if (page.Name.EndsWith("Statistics", StringComparison.Ordinal))
            return true;
        IGraphType? listed = page.GetField("pageInfo") is null ? null : page.GetField("nodes")?.ResolvedType?.GetNamedType();
        return listed is not null && records.Any(link => Leads(link, record) && (link == listed || Implements(link, listed) || (Leads(link, listed) && link.Fields.Any(end => end.ResolvedType is NonNullGraphType { ResolvedType: { } type } && (type == record || type == listed)))));
    }

    private static bool Leads(IObjectGraphType from, IGraphType to) =>
        from.Fields.Any(field => (field.ResolvedType is NonNullGraphType required ? required.ResolvedType : field.ResolvedType) is { } type && (type == to || (type.Name != "Node" && to is IObjectGraphType one && Implements(one, type))));

    private static bool Implements(IObjectGraphType type, IGraphType parent) => type.ResolvedInterfaces.Any(each => each == parent);

    private static IEnumerable<(string Type, string Field)> Fragments(ASTNode node)
    {
        GraphQLOperationDefinition operation = ((GraphQLDocument)node).Definitions.OfType<GraphQLOperationDefinition>().Single();
        return Inside(operation.SelectionSet).SelectMany(inline => inline.SelectionSet.Selections.OfType<GraphQLField>().Select(field => (inline.TypeCondition!.Type.Name.StringValue, field.Name.StringValue)));

        static IEnumerable<GraphQLInlineFragment> Inside(GraphQLSelectionSet? set) => (set?.Selections ?? []).SelectMany(selection =>
            selection is GraphQLInlineFragment inline ? [inline] : selection is GraphQLField field ? Inside(field.SelectionSet) : []);
    }

    // Cursors of the change log are those of one database.
    [GeneratedRegex("\"([A-Za-z0-9_-]{16,})\"")]
    private static partial Regex LogCursor();

    // The mark of a change, and its id.
    [GeneratedRegex("^[A-Za-z0-9_-]{12}:[0-9]+$")]
    private static partial Regex Marked();

    private static async Task<JsonElement> FollowAsync(GraphServer server, string document, object variables)
    {
        using Follower follower = await Follower.StartAsync(server, document, variables, s_operator);
        await server.HappenAsync();
        return await follower.NextAsync();
    }

    // What mutations change: an activity, an event ahead and one that is over, a project.
    private static async Task<GraphServer> StartWithRecordsAsync(DatabaseProvider provider)
    {
        GraphServer server = await GraphServer.StartAsync(provider);
        await server.MutateAsync(s_operator, "logAnimation", ActivitySamples.Animation(), "activity { id }");
        await EventSamples.CreatedAsync(server, EventSamples.Ahead());
        await EventSamples.CreatedAsync(server, EventSamples.Past());
        (await ProjectSamples.CreateAsync(server, ProjectSamples.Project())).Accepted();
        return server;
    }
}
