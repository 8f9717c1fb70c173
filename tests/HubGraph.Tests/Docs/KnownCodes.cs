using System.Reflection;
using HubGraph.Concepts;
using HubGraph.Concepts.Activities.Import;
using HubGraph.Graph;
using HubGraph.Host.Auth;
using HubGraph.Planning;
using HubGraph.Transport.Errors;

namespace HubGraph.Tests.Docs;

/// <summary>The codes of all errors, as the program's own classes list them.</summary>
internal static class KnownCodes
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[] { typeof(ErrorCodes), typeof(PlanningErrorCodes), typeof(AuthErrorCodes), typeof(GraphErrorCodes), typeof(ImportCodes) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Concat(WriteRules.All.Select(rule => rule.Code))
            .Distinct(),
    ];
}
