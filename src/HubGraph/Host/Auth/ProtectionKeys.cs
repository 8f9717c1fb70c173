using System.Xml.Linq;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Model;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Host.Auth;

/// <summary>Keeps the platform's keys in the database. They are no records: the log knows nothing of them.</summary>
internal sealed class ProtectionKeys(IDbContextFactory<HubGraphContext> contexts, TimeProvider time) : IXmlRepository
{
    private const string Actor = "keys";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using HubGraphContext context = contexts.CreateDbContext();
        return
        [
            .. context.ProtectionKeys.AsNoTracking().OrderBy(key => key.Id).Select(key => key.Xml).AsEnumerable()
                .Select(xml => XElement.Parse(xml)),
        ];
    }

    // The platform asks for a key where it cannot wait, once in months.
    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => StoreAsync(element)).GetAwaiter().GetResult();

    private async Task StoreAsync(XElement element)
    {
        await using HubGraphContext context = contexts.CreateDbContext();
        await using ChangeScope scope = await new ChangeLog(context, time).BeginAsync(Actor, CancellationToken.None);
        context.Add(new ProtectionKey { Xml = element.ToString(SaveOptions.DisableFormatting) });
        await scope.CommitAsync();
    }
}
