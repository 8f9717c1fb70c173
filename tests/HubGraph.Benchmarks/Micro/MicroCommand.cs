using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace HubGraph.Benchmarks.Micro;

/// <summary><c>micro</c>: what the parts of a request cost, with allocations.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        Option<bool> thorough = new("--thorough") { Description = "Runs longer, for figures with less error." };
        Option<int> activities = new("--activities") { Description = "The size of the demonstration database.", DefaultValueFactory = _ => 200_000 };
        Command command = new("micro", "Runs planning, SQL writing, JSON writing and whole executions, with allocations.") { thorough, activities };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            MicroServer.Database = await Data.Demonstration.SqliteAsync(parsed.GetValue(activities), cancellationToken);
            // In this process: a project generated for each run would not find the central package versions.
            Job job = (parsed.GetValue(thorough) ? Job.Default : Job.ShortRun).WithToolchain(InProcessEmitToolchain.Instance);
            ManualConfig config = ManualConfig.CreateEmpty()
                .AddJob(job)
                .AddDiagnoser(MemoryDiagnoser.Default)
                .AddColumnProvider(DefaultColumnProviders.Instance)
                .AddLogger(ConsoleLogger.Default)
                .AddExporter(MarkdownExporter.GitHub)
                .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "hubgraph-benchmarks"))
                .WithOptions(ConfigOptions.JoinSummary);
            BenchmarkRunner.Run([typeof(CostBenchmarks), typeof(PlanningBenchmarks), typeof(RowBenchmarks), typeof(ExecutionBenchmarks)], config);
            return 0;
        });
        return command;
    }
}
