using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Tests.Concepts.Activities;

namespace HubGraph.Tests.Graph;

/// <summary>Messages for people speak their language; codes and paths do not change.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData(null, "1441 minutes is no duration within a day: 1 to 1440.")]
    [InlineData("en-GB,en;q=0.9", "1441 minutes is no duration within a day: 1 to 1440.")]
    [InlineData("fr-FR,fr;q=0.9,en;q=0.8", "1441 minutes n’est pas une durée d’une journée au plus : de 1 à 1440.")]
    [InlineData("de,fr;q=0.5", "1441 minutes n’est pas une durée d’une journée au plus : de 1 à 1440.")]
    [InlineData("de", "1441 minutes is no duration within a day: 1 to 1440.")]
    [InlineData("; ,,", "1441 minutes is no duration within a day: 1 to 1440.")]
    public async Task A_refusal_is_told_in_the_language_that_is_asked_for(string? languages, string message)
    {
        GraphServer server = await GraphServer.SharedAsync(DatabaseProvider.Sqlite);
        Dictionary<string, object?> input = ActivitySamples.Animation();
        input["durationMinutes"] = 1441;
        using HttpRequestMessage request = new(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "mutation ($input: LogAnimationInput!) { logAnimation(input: $input) { errors { ... on Error { code message path } } } }", variables = new { input } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", MutationSender.Operator("bretagne"));
        if (languages is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", languages);

        using HttpResponseMessage response = await server.Client.SendAsync(request);
        JsonElement error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty("logAnimation").GetProperty("errors")[0];

        Assert.Equal(("INVALID_DURATION", message), (error.GetProperty("code").GetString(), error.GetProperty("message").GetString()));
    }
}
