using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HubGraph.Concepts.Territories;
using HubGraph.Data;
using HubGraph.Data.Demonstration;
using HubGraph.Host;

namespace HubGraph.Commands;

/// <summary><c>demo</c>: writes a database of demonstration records, apart from any real one.</summary>
public static class DemoCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<int> activities = new("--activities")
        {
            Description = "How many activities; a tenth as many events, a hundredth as many projects.",
            DefaultValueFactory = _ => 200_000,
        };
        Option<FileInfo?> output = new("--output") { Description = "The file to write: a SQLite database.", HelpName = "FILE" };
        Option<string?> postgresql =
            new("--postgresql") { Description = "The empty PostgreSQL database to fill instead.", HelpName = "CONNECTION" };
        Option<DateOnly> day = new("--day")
        {
            Description = "What it takes for today, yyyy-MM-dd: today's date unless given. The last activities are of the day before, "
                + "events go on for six months. The same day gives the same records.",
            HelpName = "DAY",
            DefaultValueFactory = _ => PlaceTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime, PlaceTime.Paris),
            CustomParser = Day,
        };
        Command command = new("demo", "Write a database of made-up, marked records over the real hubs and communes.")
        {
            activities,
            output,
            postgresql,
            day,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is null == result.GetValue(postgresql) is null)
                result.AddError("Name either --output or --postgresql.");
            if (result.GetResult(activities) is { Errors: var errors }
                && !errors.Any()
                && result.GetValue(activities) is < 1 or > 10_000_000)
                result.AddError("--activities is from 1 to 10,000,000.");
        });
        command.SetAction(
            (
                parsed,
                cancellationToken) => RunAsync(parsed.GetValue(activities), parsed.GetValue(output), parsed.GetValue(postgresql), parsed
                    .GetValue(day), cancellationToken));
        return command;
    }

    // Calls opened in 2018 and 2020: before, there is nothing to demonstrate.
    private static DateOnly Day(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            && day.Year is >= 2022 and < 2100)
            return day;
        result.AddError("--day is a day from 2022 on, such as 2026-05-01.");
        return default;
    }

    private static Task<int> RunAsync(
        int activities, FileInfo? output, string? postgresql, DateOnly day, CancellationToken cancellationToken) => DatabaseWork.RunAsync(
        async progress =>
        {
            DatabaseOptions options =
                output is not null ? DatabaseOptions.Sqlite(output.FullName) : DatabaseSettings.Postgresql(postgresql!);
            await DemoDatabase.WriteAsync(options, activities, day, progress, cancellationToken);
            return $"Wrote {activities} activities to {output?.FullName ?? "the PostgreSQL database"}.";
        },
        cancellationToken);
}
