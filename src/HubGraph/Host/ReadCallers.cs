using HubGraph.Planning.Execution;
using HubGraph.Transport.Execution;
using HubGraph.Transport.Http;
using HubGraph.Transport.Options;
using HubGraph.Transport.Rates;

namespace HubGraph.Host;

/// <summary>Joins who a caller is to the transport, and to its limits of rates, with whom the planner reads for.</summary>
internal static class ReadCallers
{
    /// <summary>Tells for whom operations are executed.</summary>
    public static ReadCallerOf By(TransportOptions options) =>
        userContext => userContext is HttpUserContext context ? Of(context.HttpContext, options) : ReadCaller.Server;

    /// <summary>For whom a request is answered.</summary>
    public static ReadCaller Of(HttpContext http, TransportOptions options)
    {
        CallerKey caller = CallerKey.Of(http, options.Rates.CallerOf);
        object address = CallerKey.OfAddress(http);
        WorkBudgets work = http.RequestServices.GetRequiredService<WorkBudgets>();
        return new ReadCaller(caller.IsKnown ? caller : address, address)
        {
            Busy = RequestErrorExtensions.Busy,
            Overdrawn = () => work.Refusal(caller),
            Charge = took => work.Charge(caller, took),
            GivesWay = () => work.HasBeenBusy(caller),
        };
    }
}
