using System.Text;
using HubGraph.Data;
using HubGraph.Host;
using HubGraph.Transport.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.StaticFiles;

namespace HubGraph.Docs;

/// <summary>Registers and maps what people read: the guides and the reference.</summary>
internal static class DocsExtensions
{
    private const string Path = "/docs";
    private const string Markdown = ".md";
    private const string PlainText = "text/plain; charset=utf-8";
    private static readonly string[] s_read = [HttpMethods.Get, HttpMethods.Head];
    private static readonly FileExtensionContentTypeProvider s_types = new();

    /// <summary>Adds them. Throws <see cref="StartupException"/> when a setting makes no sense.</summary>
    public static IServiceCollection AddDocs(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<PublisherOptions>(PublisherOptions.Section))
        .AddSingleton<GuideLibrary>()
        .AddSingleton<GuideSearch>()
        .AddSingleton<DocsPages>()
        .AddSingleton<ReferencePages>();

    /// <summary>Maps them. They are made when they are first asked for.</summary>
    public static void MapDocs(this WebApplication app)
    {
        Map(
            app,
            "/llms.txt",
            (http, pages) =>
                PageResponse.Of(
                    http,
                    Encoding.UTF8.GetBytes(
                        pages.List(UriHelper.BuildAbsolute(http.Request.Scheme, http.Request.Host, http.Request.PathBase, "/"))),
                    PlainText));
        RouteGroupBuilder docs = app.MapGroup(Path);
        docs.MapMethods("/", s_read, IndexAsync).WithDisplayName("Guides").AllowAnonymous();
        Map(docs, "/{file}", (http, pages) => File(http, pages, (string)http.GetRouteValue("file")!));
        if (app.Services.GetRequiredService<DocsPages>().HasReference)
        {
            docs.MapMethods("/reference", s_read, (HttpContext http, ReferencePages pages) => PageResponse.Of(http, pages.Index()))
                .WithDisplayName("Reference").AllowAnonymous();
            docs.MapMethods("/reference/{coordinate}", s_read, Reference).WithDisplayName("Reference").AllowAnonymous();
        }
        Map(docs, "/images/{file}", (http, pages) => File(http, pages, (string)http.GetRouteValue("file")!));
    }

    private static void Map(IEndpointRouteBuilder endpoints, string pattern, Func<HttpContext, DocsPages, IResult> answer) =>
        endpoints.MapMethods(pattern, s_read, (HttpContext http, DocsPages pages) => answer(http, pages)).WithDisplayName("Guides")
            .AllowAnonymous();

    private static async Task<IResult> IndexAsync(HttpContext http, DocsPages pages)
    {
        if (http.Request.Query["q"].ToString() is not { Length: > 0 } query)
            return File(http, pages, Guide.Index);
        // To look through all guides is work, as a query is.
        return await http.SpendAsync()
            ? PageResponse.Of(http, pages.Search(query, french: http.Request.Query["lang"] == "fr"))
            : Results.Empty;
    }

    private static IResult File(HttpContext http, DocsPages pages, string file)
    {
        if (pages.Guide(file) is { } page)
            return PageResponse.Of(http, page);
        if (file.EndsWith(Markdown, StringComparison.Ordinal))
            return pages.Markdown(
                file[..^Markdown.Length]) is { } text ? PageResponse.Of(http, text, "text/markdown; charset=utf-8") : NotFound(http, pages);
        return s_types.TryGetContentType(file, out string? type) && GuideLibrary.Open(file) is { } content
            ? PageResponse.Of(http, content, type is "text/css" ? "text/css; charset=utf-8" : type)
            : NotFound(http, pages);
    }

    // Hub.carriers leads to its place on the page of Hub.
    private static IResult Reference(HttpContext http, string coordinate, ReferencePages reference, DocsPages pages) =>
        coordinate.Split('.') is [var type, _, ..]
            ? reference.Type(type) is null ? NotFound(http, pages) : Results.Redirect($"{type}#{Uri.EscapeDataString(coordinate)}")
            : reference.Type(coordinate) is { } page ? PageResponse.Of(http, page) : NotFound(http, pages);

    private static IResult NotFound(HttpContext http, DocsPages pages) =>
        PageResponse.Of(http, pages.NotFound(), StatusCodes.Status404NotFound);
}
