using HubGraph.Data;
using Spectre.Console;

namespace HubGraph.Commands;

/// <summary>How far the work is: a bar on a terminal, plain lines elsewhere.</summary>
internal static class ConsoleProgress
{
    /// <summary>Runs work that reports how many of how many records it has written.</summary>
    public static Task ShowAsync(Func<IProgress<ProgressStep>, Task> work) =>
        Console.IsOutputRedirected ? work(new Lines()) : AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Bars(context)));

    private sealed class Bars(ProgressContext context) : IProgress<ProgressStep>
    {
        private readonly Dictionary<string, ProgressTask> _tasks = [];

        public void Report(ProgressStep value)
        {
            if (!_tasks.TryGetValue(value.Name, out ProgressTask? task))
                _tasks[value.Name] = task = context.AddTask(value.Name, maxValue: value.Total);
            task.Value = value.Done;
        }
    }

    private sealed class Lines : IProgress<ProgressStep>
    {
        private readonly Dictionary<string, int> _tenths = [];

        public void Report(ProgressStep value)
        {
            int tenth = (int)(10L * value.Done / value.Total);
            if (_tenths.TryGetValue(value.Name, out int last) && last == tenth)
                return;
            _tenths[value.Name] = tenth;
            Console.WriteLine($"{value.Name}: {value.Done} of {value.Total}");
        }
    }
}
