using System.Reflection;
using HubGraph.Auth;
using HubGraph.Domain.Rules;
using HubGraph.Graph;
using HubGraph.Imports;
using HubGraph.Planning;
using HubGraph.Transport;

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
