using CsCheck;

namespace HubGraph.Tests.Planning.Oracle;

/// <summary>A database and questions about it.</summary>
public sealed record OracleCase(OracleWorld World, IReadOnlyList<OracleQuestion> Questions);

/// <summary>Makes cases; the fewer choices one took, the smaller CsCheck takes it to be.</summary>
public sealed class OracleCases(int questions) : Gen<OracleCase>
{
    public override OracleCase Generate(PCG pcg, Size? min, out Size size)
    {
        Dice dice = new(pcg);
        OracleWorld world = new OracleWorldGenerator(dice).Generate();
        OracleQuestionGenerator generator = new(dice, world);
        OracleCase made = new(world, [.. Enumerable.Range(0, questions).Select(_ => generator.Generate())]);
        size = new Size(dice.Throws);
        return made;
    }
}
