using System.Net.Sockets;
using System.Text.Json;
using HubGraph.Concepts;
using HubGraph.Concepts.Hubs;
using HubGraph.Graph.Changes;
using HubGraph.Graph.Mutations;
using HubGraph.Planning;
using HubGraph.Planning.Mapping;
using HubGraph.Transport.Documents;

namespace HubGraph.Webhooks;

/// <summary>What is refused before a webhook is written: what takes longer to find out than a transaction may wait.</summary>
internal sealed class WebhookChecks(PublicAddresses addresses, WebhookContents contents, WebhookOptions options, MapCatalog maps)
{
    private const int LongestUrl = 2_000;

    /// <summary>The rules that what is given of a webhook breaks.</summary>
    public async Task<IReadOnlyList<Violation>> CheckAsync(
        string? url, IReadOnlyList<string>? types, string? document, CancellationToken cancellation)
    {
        List<Violation> violations = [];
        foreach ((int place, string type) in (types ?? []).Index())
        {
            if (FeedArguments.ConcreteOf(maps, type).Count == 0)
                ValueRules.Refuse($"types.{place}", "a type of records", "un type d’enregistrements", Refuse);
        }
        if (url is not null)
            await CheckUrlAsync(url, Refuse, cancellation);
        if (document is not null)
            await CheckDocumentAsync(document, Refuse, cancellation);
        return violations;

        void Refuse(Rule rule, string path, params object[] values) => violations.Add(WriteSession.Violation(rule, path, values));
    }

    private async Task CheckUrlAsync(string text, Refuse refuse, CancellationToken cancellation)
    {
        bool isAddress = text.Length <= LongestUrl && Uri.TryCreate(text, UriKind.Absolute, out Uri? parsed)
            && parsed is { UserInfo: "", Fragment: "" }
            && (parsed.Scheme == Uri.UriSchemeHttps || (options.AllowLoopback && parsed.Scheme == Uri.UriSchemeHttp));
        if (!isAddress)
        {
            ValueRules.Refuse(
                "url", "an address that begins with https://, without a name of a user and a fragment",
                "une adresse qui commence par https://, sans nom d’utilisateur ni fragment", refuse);
            return;
        }
        try
        {
            await addresses.ResolveAsync(new Uri(text).IdnHost, cancellation);
        }
        catch (Exception exception) when (exception is AddressNotPublicException or SocketException)
        {
            refuse(WriteRules.AddressNotPublic, "url", []);
        }
    }

    // It is asked once as it will be for each change: whatever is wrong with it shows.
    private async Task CheckDocumentAsync(string name, Refuse refuse, CancellationToken cancellation)
    {
        if (contents.Find(name) is not { } document)
            Unfit("no trusted query has this name", "aucune requête de confiance ne porte ce nom");
        else if (document.Variables.FirstOrDefault(NotOfChanges) is { Name: var variable })
            Unfit($"a change does not tell its variable '{variable}'", $"une modification ne donne pas sa variable « {variable} »");
        else if (await RefusalAsync(document, cancellation) is { } reason)
            Unfit(reason, reason);

        void Unfit(string english, string french) => refuse(WriteRules.DocumentUnfit, "document", [english, french]);
    }

    private static bool NotOfChanges(OperationVariable variable) =>
        variable.IsRequired && !WebhookContents.Variables.Contains(variable.Name);

    private async Task<string?> RefusalAsync(NamedOperation document, CancellationToken cancellation)
    {
        byte[]? answer = await contents.AskAsync(0, document, GlobalId.Encode(nameof(Hub), 0), "-", cancellation);
        using JsonDocument json = JsonDocument.Parse(answer);
        return json.RootElement.TryGetProperty("errors", out JsonElement errors) ? errors[0].GetProperty("message").GetString() : null;
    }
}
