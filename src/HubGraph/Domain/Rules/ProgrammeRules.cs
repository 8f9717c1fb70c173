namespace HubGraph.Domain.Rules;

/// <summary>The rules of calls, missions and sources, each by itself.</summary>
public static class ProgrammeRules
{
    private const int MostBonuses = 50;
    private const int MostTasks = 50;
    private const int MostLaureates = 10_000;

    /// <summary>Checks a call, but for its bonuses.</summary>
    /// <param name="refuse">Takes each rule that it breaks, the field and the values of the message.</param>
    public static void Check(Call call, Action<Rule, string, object[]> refuse)
    {
        Values.CheckText(call.Name, "name", Values.LongestName, refuse);
        if (call.ClosesOn < call.OpensOn)
            refuse(WriteRules.EndBeforeStart, "closesOn", []);
        Values.CheckTextIfAny(call.BonusNote, "bonusNote", Values.LongestNote, refuse);
        Values.CheckCount(call.LaureateCount, "laureateCount", MostLaureates, refuse);
        Values.CheckUrl(call.Url, "url", refuse);
        Values.CheckEmail(call.ApplicationsEmail, "applicationsEmail", refuse);
    }

    /// <summary>Checks the bonuses of a call, in the order of the input, and makes them.</summary>
    /// <inheritdoc cref="Check(Call, Action{Rule, string, object[]})" path="/param[@name='refuse']"/>
    public static IReadOnlyList<CallBonus> MakeBonuses(IReadOnlyList<(string Code, string Name, decimal AmountEuros)> given, Action<Rule, string, object[]> refuse)
    {
        Values.CheckMost(given, "bonuses", MostBonuses, refuse);
        List<CallBonus> bonuses = [];
        foreach ((int index, (string code, string name, decimal euros)) in given.Index())
        {
            Values.CheckCode(code, $"bonuses.{index}.code", refuse);
            Values.CheckText(name, $"bonuses.{index}.name", Values.LongestName, refuse);
            long cents = Values.PositiveCents(euros, $"bonuses.{index}.amountEuros", refuse);
            if (bonuses.Exists(bonus => bonus.Code == code))
                refuse(WriteRules.AlreadyExists, $"bonuses.{index}.code", [code]);
            else
                bonuses.Add(new CallBonus { Code = code, Name = name, AmountCents = cents });
        }
        return bonuses;
    }

    /// <summary>Checks a mission.</summary>
    /// <inheritdoc cref="Check(Call, Action{Rule, string, object[]})" path="/param[@name='refuse']"/>
    public static void Check(Mission mission, Action<Rule, string, object[]> refuse)
    {
        Values.CheckText(mission.Name, "name", Values.LongestName, refuse);
        Values.CheckMost(mission.Tasks, "tasks", MostTasks, refuse);
        foreach (MissionTask task in mission.Tasks)
            Values.CheckText(task.Task, $"tasks.{task.Position - 1}", Values.LongestNote, refuse);
    }

    /// <summary>Checks a source.</summary>
    /// <inheritdoc cref="Check(Call, Action{Rule, string, object[]})" path="/param[@name='refuse']"/>
    public static void Check(Source source, Action<Rule, string, object[]> refuse)
    {
        Values.CheckText(source.Title, "title", Values.LongestName, refuse);
        Values.CheckText(source.Publisher, "publisher", Values.LongestName, refuse);
        Values.CheckUrl(source.Url, "url", refuse);
    }
}
