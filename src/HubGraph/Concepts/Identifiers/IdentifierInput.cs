using System.ComponentModel;

namespace HubGraph.Concepts.Identifiers;

[Description("What another register or program calls a record.")]
public sealed record IdentifierInput
{
    [Description("Which register or program.")]
    public required IdentifierScheme Scheme { get; init; }

    [Description("Its id there, at most 200 characters. A SIRET, a SIREN and an RNA number are checked, and kept without spaces.")]
    public required string Value { get; init; }
}
