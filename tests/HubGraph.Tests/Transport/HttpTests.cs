using System.Net;
using System.Net.Sockets;
using System.Text;
using HubGraph.Transport.Errors;

namespace HubGraph.Tests.Transport;

public sealed class HttpTests(TransportServer server) : IClassFixture<TransportServer>
{
    private const string Response = "application/graphql-response+json";
    private const string Json = "application/json";

    [Fact]
    public async Task Answers_a_query_sent_by_POST()
    {
        Answer answer = await server.AskAsync("query Greet($name: String) { hello(name: $name) }", new { name = "Zoé" });

        Assert.Equal("""{"data":{"hello":"Hello Zoé"}}""", answer.Text);
        Assert.Equal(200, answer.Status);
        Assert.Equal(Encoding.UTF8.GetByteCount(answer.Text), answer.Headers.ContentLength);
    }

    [Fact]
    public async Task Answers_a_query_sent_by_GET()
    {
        Answer answer = await server.GetAsync(Json,
            ("query", "query A($name: String) { hello(name: $name) } query B { text }"), ("operationName", "A"), ("variables", """{"name":"Zoé"}"""), ("extensions", "{}"));

        Assert.Equal("""{"data":{"hello":"Hello Zoé"}}""", answer.Text);
    }

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData(Json, Json)]
    [InlineData("application/json; charset=UTF-8", Json)]
    [InlineData("application/json; charset=utf8", Json)]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", Json)]
    [InlineData(Response, Response)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", Response)]
    [InlineData("application/json, application/graphql-response+json", Response)]
    [InlineData("application/graphql-response+json;q=0.5, application/json;q=0.9", Json)]
    [InlineData("application/json;q=0, */*", Response)]
    [InlineData("application/graphql-response+json, */*;q=0.1", Response)]
    public async Task Answers_in_the_media_type_that_the_client_prefers(string? accept, string expected)
    {
        Answer answer = await server.SendTextAsync("""{"query":"{hello}"}""", accept: accept);

        Assert.Equal((200, expected, "utf-8"), (answer.Status, answer.ContentType?.MediaType, answer.ContentType?.CharSet));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/event-stream;q=0")]
    [InlineData("text/*")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData(";;;")]
    public async Task Refuses_a_client_that_accepts_nothing_it_can_answer(string accept) =>
        (await server.SendTextAsync("""{"query":"{hello}"}""", accept: accept)).ShouldRefuse(406, ErrorCodes.NotAcceptable);

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Refuses_other_methods_and_names_the_right_ones(string method)
    {
        Answer answer = await TransportServer.SendAsync(new HttpRequestMessage(new HttpMethod(method), server.Url));

        answer.ShouldRefuse(405, ErrorCodes.MethodNotAllowed);
        Assert.Equal(["GET", "HEAD", "POST"], answer.Headers.Allow);
    }

    [Theory]
    [InlineData(Json)]
    [InlineData(Response)]
    public async Task Refuses_a_mutation_sent_by_GET(string accept)
    {
        // Twice: the second time the document may come out of the cache.
        await server.AskAsync("mutation { bump }");
        Answer answer = await server.GetAsync(accept, ("query", "mutation { bump }"));

        answer.ShouldRefuse(405, ErrorCodes.MethodNotAllowed);
        Assert.Equal(["POST"], answer.Headers.Allow);
    }

    [Fact]
    public async Task Refuses_a_subscription_and_does_not_start_it() =>
        (await server.AskAsync("subscription { ticks }")).ShouldRefuse(400, ErrorCodes.BadRequest);

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("nonsense")]
    public async Task Refuses_a_body_that_is_not_declared_as_JSON_in_UTF8(string? contentType) =>
        (await server.SendTextAsync("""{"query":"{hello}"}""", contentType)).ShouldRefuse(415, ErrorCodes.UnsupportedMediaType);

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    public async Task Reads_a_body_that_is_declared_as_JSON_in_UTF8(string contentType) =>
        Assert.Equal(200, (await server.SendTextAsync("""{"query":"{hello}"}""", contentType)).Status);

    [Fact]
    public async Task Refuses_a_compressed_body()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, server.Url) { Content = new ByteArrayContent([1, 2, 3]) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", Json);
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");
        (await TransportServer.SendAsync(request)).ShouldRefuse(415, ErrorCodes.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("3")]
    [InlineData("\"{hello}\"")]
    [InlineData("{}")]
    [InlineData("""{"query":null}""")]
    [InlineData("""{"query":""}""")]
    [InlineData("""{"query":"  "}""")]
    [InlineData("""{"query":1}""")]
    [InlineData("""{"query":["{hello}"]}""")]
    [InlineData("""{"query":"{hello}","query":"{text}"}""")]
    [InlineData("""{"query":"{hello}","operationName":1}""")]
    [InlineData("""{"query":"{hello}","variables":"x"}""")]
    [InlineData("""{"query":"{hello}","variables":[1]}""")]
    [InlineData("""{"query":"{hello}","variables":{"a":1,"a":2}}""")]
    [InlineData("""{"query":"{hello}","variables":{"a":1e999}}""")]
    [InlineData("""{"query":"{hello}","extensions":7}""")]
    [InlineData("""{"query":"{hello}"} trailing""")]
    [InlineData("""{"query":"{hello}",}""")]
    [InlineData("""{"query":"{hello}" /* comment */}""")]
    [InlineData("""{"query":"\ud800"}""")]
    public async Task Refuses_a_body_that_is_not_a_GraphQL_request(string body)
    {
        Answer answer = await server.SendTextAsync(body);

        answer.ShouldRefuse(400, ErrorCodes.BadRequest);
        Assert.DoesNotContain("BytePosition", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":"{hello}","operationName":null,"variables":null,"extensions":null}""")]
    [InlineData("""{"query":"{hello}","operationName":"","variables":{},"extensions":{"a":[1,{"b":null}]},"id":7,"more":{"x":[]}}""")]
    [InlineData("\uFEFF{\"query\":\"{hello}\"}")]
    [InlineData(" \r\n {\"query\":\"{hello}\"} \r\n ")]
    public async Task Reads_a_body_with_members_that_are_null_or_unknown(string body) =>
        Assert.Equal("""{"data":{"hello":"Hello world"}}""", (await server.SendTextAsync(body)).Text);

    [Fact]
    public async Task Refuses_a_batch_and_says_so()
    {
        Answer answer = await server.SendTextAsync("""[{"query":"{hello}"},{"query":"{hello}"}]""");

        answer.ShouldRefuse(400, ErrorCodes.BadRequest);
        Assert.Contains("Batches", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_bytes_that_are_not_UTF8() =>
        (await server.SendBytesAsync([.. "{\"query\":\"{hello} #"u8, 0xC3, 0x28, .. "\"}"u8])).ShouldRefuse(400, ErrorCodes.BadRequest);

    [Fact]
    public async Task Refuses_JSON_that_nests_too_deep()
    {
        string nested = new string('[', 50_000) + new string(']', 50_000);
        (await server.SendTextAsync($$$"""{"query":"{hello}","variables":{"a":{{{nested}}}}}""")).ShouldRefuse(400, ErrorCodes.BadRequest);
    }

    [Theory]
    [InlineData("query", "{hello}", "query", "{text}")]
    [InlineData("query", "", "operationName", "A")]
    [InlineData("query", "{hello}", "variables", "[1]")]
    [InlineData("query", "{hello}", "variables", "{")]
    [InlineData("query", "{hello}", "extensions", "7")]
    public async Task Refuses_a_query_string_that_is_not_a_GraphQL_request(string name, string value, string other, string otherValue) =>
        (await server.GetAsync(Response, (name, value), (other, otherValue))).ShouldRefuse(400, ErrorCodes.BadRequest);

    [Fact]
    public async Task Refuses_a_body_of_two_megabytes()
    {
        string comment = new('x', 2_000_000);
        (await server.SendTextAsync($$"""{"query":"{hello} #{{comment}}"}""")).ShouldRefuse(413, ErrorCodes.PayloadTooLarge);
    }

    [Fact]
    public async Task Refuses_a_long_body_that_does_not_say_its_length()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, server.Url) { Content = new StreamContent(new MemoryStream(new byte[2_000_000])) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", Json);
        request.Headers.TransferEncodingChunked = true;
        (await TransportServer.SendAsync(request)).ShouldRefuse(413, ErrorCodes.PayloadTooLarge);
    }

    [Fact]
    public async Task Reads_a_body_that_comes_in_pieces()
    {
        string name = new('é', 20_000);
        byte[] body = Encoding.UTF8.GetBytes($$$"""{"query":"query($n:String){hello(name:$n)}","variables":{"n":"{{{name}}}"}}""");
        byte[] head = Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n");
        using TcpClient socket = new();
        await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
        NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(head);
        foreach (byte[] piece in body.Chunk(7_777))
        {
            await stream.WriteAsync(piece);
            await stream.FlushAsync();
        }

        using StreamReader reader = new(stream, Encoding.UTF8);
        string text = await reader.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 200 OK", text, StringComparison.Ordinal);
        Assert.Contains(name, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf8")]
    [InlineData("\"UTF-8\"")]
    [InlineData("Utf8")]
    public async Task Takes_the_names_of_UTF_8_that_clients_write(string charset)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, server.Url) { Content = new ByteArrayContent("""{"query":"{hello}"}"""u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");

        Assert.Equal(200, (await TransportServer.SendAsync(request)).Status);
    }

    [Theory]
    [InlineData("FFFFFFFF", 400)]
    [InlineData("80000000", 400)]
    [InlineData("FFFFFFFFFFFFFFFFFFFF", 400)]
    [InlineData("-1", 400)]
    [InlineData("zz", 400)]
    [InlineData("", 400)]
    public async Task Refuses_a_chunk_whose_size_is_none(string size, int status)
    {
        using TcpClient socket = new();
        await socket.ConnectAsync(IPAddress.Loopback, server.Url.Port);
        NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{size}\r\n{{}}\r\n0\r\n\r\n"));

        using StreamReader reader = new(stream, Encoding.UTF8);
        Assert.StartsWith($"HTTP/1.1 {status}", await reader.ReadLineAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log, line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{", ErrorCodes.GraphQLParseFailed)]
    [InlineData("{ nope }", ErrorCodes.GraphQLValidationFailed)]
    [InlineData("{ self }", ErrorCodes.GraphQLValidationFailed)]
    [InlineData("{ hello(name: 3) }", ErrorCodes.GraphQLValidationFailed)]
    [InlineData("type Query { hello: String }", ErrorCodes.GraphQLValidationFailed)]
    [InlineData("query A { hello } query A { hello }", ErrorCodes.OperationResolutionFailure)]
    [InlineData("query A { hello } query B { hello }", ErrorCodes.OperationResolutionFailure)]
    [InlineData("fragment F on Query { hello }", ErrorCodes.OperationResolutionFailure)]
    [InlineData("query($n: String!) { hello(name: $n) }", ErrorCodes.BadUserInput)]
    [InlineData("{ page(first: 500) }", ErrorCodes.BadUserInput)]
    public async Task Answers_what_cannot_be_executed_with_400_or_in_plain_JSON_with_200(string query, string code)
    {
        string body = System.Text.Json.JsonSerializer.Serialize(new { query });
        (await server.SendTextAsync(body, accept: Response)).ShouldRefuse(400, code);
        (await server.SendTextAsync(body, accept: Json)).ShouldRefuse(200, code);
    }

    [Fact]
    public async Task Refuses_an_unknown_operation_name() =>
        (await server.AskAsync("query A { hello }", operationName: "B")).ShouldRefuse(400, ErrorCodes.OperationResolutionFailure);

    [Theory]
    [InlineData("""{"first": 500}""", "page", "Int", ErrorCodes.BadUserInput)]
    [InlineData("""{"first": "x"}""", "page", "Int", ErrorCodes.BadUserInput)]
    [InlineData("""{"first": 99999999999999999999999999999999999999999999999999}""", "page", "Int", ErrorCodes.BadUserInput)]
    public async Task Refuses_variables_of_a_cached_document(string variables, string field, string type, string code)
    {
        string query = $"query($first: {type}) {{ {field}(first: $first) }}";
        Assert.Equal(200, (await server.AskAsync(query, new { first = 1 })).Status);
        Assert.Equal(200, (await server.AskAsync(query, new { first = 2 })).Status);
        (await server.SendTextAsync($$"""{"query":"{{query}}","variables":{{variables}}}""")).ShouldRefuse(400, code);
    }

    [Theory]
    [InlineData("1234567890.12", "1234567890.12")]
    [InlineData("0.1", "0.1")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("3", "3")]
    public async Task Keeps_the_digits_of_numbers(string number, string expected)
    {
        Answer answer = await server.SendTextAsync($$$"""{"query":"query($of: Decimal){amount(of: $of)}","variables":{"of":{{{number}}}}}""");
        Assert.Equal(expected, answer.Data.GetProperty("amount").GetString());
    }

    [Fact]
    public async Task Answers_data_and_errors_with_200_and_the_place_of_the_error()
    {
        Answer answer = await server.AskAsync("{ hello me: self { coded } }");

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"errors":[{"message":"Closed on Sundays.","locations":[{"line":1,"column":20}],"path":["me","coded"],"extensions":{"code":"CLOSED","until":"Monday"}}],"data":{"hello":"Hello world","me":{"coded":null}}}""", answer.Text);
    }

    [Fact]
    public async Task Writes_text_without_needless_escapes() =>
        Assert.Equal("""{"data":{"text":"L'été à Nîmes \u0001 \"ici\" <b>"}}""", (await server.AskAsync("{ text }")).Text);

    [Fact]
    public async Task Writes_an_answer_of_thirty_nested_lists()
    {
        string query = string.Concat(Enumerable.Repeat("{ list ", 29)) + "{ hello }" + new string('}', 29);
        Answer answer = await server.AskAsync(query);
        Assert.Equal(200, answer.Status);
        Assert.Contains("Hello world", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_what_the_application_holds_as_JSON_untouched() =>
        Assert.Equal("""{"data":{"ready":{"nodes":[{"name":"Zoé"}]}}}""", (await server.AskAsync("{ ready }")).Text);

    [Fact]
    public async Task Writes_an_answer_of_megabytes_with_its_length()
    {
        Answer answer = await server.AskAsync("{ list(count: 40000) { text hello } }");
        Assert.Equal(40_000, answer.Data.GetProperty("list").GetArrayLength());
        Assert.Equal(Encoding.UTF8.GetByteCount(answer.Text), answer.Headers.ContentLength);
        Assert.True(answer.Headers.ContentLength > 2_000_000);
    }

    [Fact]
    public async Task Answers_many_at_once()
    {
        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => server.AskAsync("query($n: String) { hello(name: $n) }", new { n = $"{i}" })));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"Hello {i}"), answers.Select(answer => answer.Data.GetProperty("hello").GetString()));
    }

    [Fact]
    public async Task Serves_the_schema_as_text()
    {
        using HttpResponseMessage response = await TransportServer.Client.GetAsync(new Uri(server.Url, "/schema.graphql"));
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("type Query { été: Int }", await response.Content.ReadAsStringAsync());
    }
}
