using System.ComponentModel;

namespace HubGraph.Host.Auth;

/// <summary>Who a caller is to this server, from the weakest to the strongest.</summary>
[Description("What a caller may do.")]
public enum CallerRole
{
    [Description("Came without a token: reads what is public.")]
    Anonymous,

    [Description("Has a valid token that names no role: reads what is public.")]
    Reader,

    [Description("Works for hubs, and writes for those that its token names.")]
    Operator,

    [Description("A program that reads and exchanges data for all hubs (intégration).")]
    Integration,

    [Description("Runs the programme: reads and writes everything.")]
    Administrator,
}
