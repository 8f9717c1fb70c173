namespace HubGraph.Concepts.Calls;

/// <summary>The rules of a call by itself.</summary>
public static class CallRules
{
    private const int MostBonuses = 50;
    private const int MostLaureates = 10_000;

    /// <summary>Checks a call, but for its bonuses.</summary>
    /// <param name="refuse">Takes each rule that it breaks, the field and the values of the message.</param>
    public static void Check(Call call, Refuse refuse)
    {
        ValueRules.CheckText(call.Name, "name", ValueRules.LongestName, refuse);
        if (call.ClosesOn < call.OpensOn)
            refuse(WriteRules.EndBeforeStart, "closesOn", []);
        ValueRules.CheckTextIfAny(call.BonusNote, "bonusNote", ValueRules.LongestNote, refuse);
        ValueRules.CheckCount(call.LaureateCount, "laureateCount", MostLaureates, refuse);
        ValueRules.CheckUrl(call.Url, "url", refuse);
        ValueRules.CheckEmail(call.ApplicationsEmail, "applicationsEmail", refuse);
    }

    /// <summary>Checks the bonuses of a call, in the order of the input, and makes them.</summary>
    /// <inheritdoc cref="Check(Call, Refuse)" path="/param[@name='refuse']"/>
    public static IReadOnlyList<CallBonus> MakeBonuses(IReadOnlyList<(string Code, string Name, decimal AmountEuros)> given, Refuse refuse)
    {
        ValueRules.CheckMost(given, "bonuses", MostBonuses, refuse);
        List<CallBonus> bonuses = [];
        foreach ((int index, (string code, string name, decimal euros)) in given.Index())
        {
            ValueRules.CheckCode(code, $"bonuses.{index}.code", refuse);
            ValueRules.CheckText(name, $"bonuses.{index}.name", ValueRules.LongestName, refuse);
            long cents = ValueRules.PositiveCents(euros, $"bonuses.{index}.amountEuros", refuse);
            if (bonuses.Exists(bonus => bonus.Code == code))
                refuse(WriteRules.AlreadyExists, $"bonuses.{index}.code", [code]);
            else
                bonuses.Add(new CallBonus { Code = code, Name = name, AmountCents = cents });
        }
        return bonuses;
    }
}
