using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Host.Auth;

namespace HubGraph.Tests.Graph;

/// <summary>Sends mutations as their users do.</summary>
internal static class MutationSender
{
    public static string Operator(params string[] hubs) => TestIssuer.Shared.Token("operator", hubs, name: "Alice Martin", email: "alice@hub.example");

    public static string Administrator { get; } = TestIssuer.Shared.Token("administrator", subject: "root", name: "Root");

    public static string Integration { get; } = TestIssuer.Shared.Token("integration", subject: "robot");

    public static string Reader { get; } = TestIssuer.Shared.Token(subject: "reader");

    /// <summary>Sends one mutation and answers its payload; fails on an error of the request.</summary>
    /// <param name="selection">What is selected of the payload; each error's code, path and message are selected too.</param>
    public static async Task<JsonElement> MutateAsync(this GraphServer server, string? token, string mutation, object input, string selection)
    {
        (int status, JsonElement body) = await server.TryMutateAsync(token, mutation, input, selection);
        Assert.True(status == 200 && !body.TryGetProperty("errors", out _), body.ToString());
        return body.GetProperty("data").GetProperty(mutation);
    }

    /// <inheritdoc cref="MutateAsync"/>
    public static Task<(int Status, JsonElement Body)> TryMutateAsync(this GraphServer server, string? token, string mutation, object input, string selection)
    {
        string type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        string document = $"mutation ($input: {type}!) {{ {mutation}(input: $input) {{ {selection} errors {{ ... on Error {{ code path message }} }} }} }}";
        return server.SendAsync(document, new { input }, token: token);
    }

    /// <summary>The codes of a payload's errors with the ways to their values: <c>UNKNOWN_PLACE at input.commune</c>.</summary>
    public static string[] Refusals(this JsonElement payload) =>
        payload.GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
            ? [.. errors.EnumerateArray().Select(error => $"{error.GetProperty("code")} at {string.Join('.', error.GetProperty("path").EnumerateArray())}").Order(StringComparer.Ordinal)]
            : [];

    /// <summary>The input with other values of some fields.</summary>
    public static Dictionary<string, object?> With(this Dictionary<string, object?> input, params (string Field, object? Value)[] changes)
    {
        Dictionary<string, object?> changed = new(input);
        foreach ((string field, object? value) in changes)
            changed[field] = value;
        return changed;
    }

    /// <summary>The input with other values of some fields, which are written as a JSON object.</summary>
    public static Dictionary<string, object?> With(this Dictionary<string, object?> input, string json) =>
        input.With([.. JsonDocument.Parse(json).RootElement.EnumerateObject().Select(field => (field.Name, (object?)field.Value))]);

    /// <summary>Cases on both databases: what is given otherwise, as JSON, and the refusals that answer it.</summary>
    public static TheoryData<DatabaseProvider, string, string> OnBoth(params (string Changes, string Refusals)[] cases)
    {
        TheoryData<DatabaseProvider, string, string> data = [];
        foreach ((string changes, string refusals) in cases)
        {
            data.Add(DatabaseProvider.Sqlite, changes, refusals);
            data.Add(DatabaseProvider.Postgresql, changes, refusals);
        }
        return data;
    }

    /// <summary>Fails when a payload has errors.</summary>
    public static JsonElement Accepted(this JsonElement payload)
    {
        Assert.Equal([], payload.Refusals());
        return payload;
    }

    /// <summary>The code of the first error of a whole answer.</summary>
    public static string? Code(this JsonElement body) =>
        body.TryGetProperty("errors", out JsonElement errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
}
