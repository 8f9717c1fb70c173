using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace HubGraph.Host;

/// <summary>The languages of messages for people: English, and French where <c>Accept-Language</c> asks for it.</summary>
internal static class Languages
{
    /// <summary>Sets the language of requests that name one; numbers and dates stay as they are in any.</summary>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app)
    {
        RequestLocalizationOptions options = new()
        {
            DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en")),
            SupportedCultures = [CultureInfo.InvariantCulture],
            SupportedUICultures = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("fr")],
            RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()],
        };
        return app.UseWhen(http => http.Request.Headers.AcceptLanguage.Count > 0, branch => branch.UseRequestLocalization(options));
    }
}
