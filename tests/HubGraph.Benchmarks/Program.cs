using System.CommandLine;
using HubGraph.Benchmarks.Dashboards;
using HubGraph.Benchmarks.Http;
using HubGraph.Benchmarks.Load;
using HubGraph.Benchmarks.Micro;

namespace HubGraph.Benchmarks;

internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        RootCommand root = new("HubGraph's benchmarks.")
        {
            HttpCommand.Create(),
            DashboardCommand.Create(),
            LoadCommand.Create(),
            MicroCommand.Create(),
            ServeCommand.Create(),
        };
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30), EnableDefaultExceptionHandler = false });
    }
}
