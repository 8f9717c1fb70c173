using System.Collections.Concurrent;
using System.Diagnostics;

namespace HubGraph.Tests.Data;

/// <summary>
/// Clears up once this process is gone. The test platform grants a process that ends hardly any time, and a cancelled run none,
/// so a shell does it, which waits for the end of its input.
/// </summary>
internal static class AfterTheRun
{
    // Collected, a process would close its input.
    private static readonly ConcurrentBag<Process> s_waiting = [];

    /// <summary>Runs shell commands after this process. Arguments are <c>$1</c>, <c>$2</c>…</summary>
    public static void Run(string script, params string[] arguments)
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", $"exec >/dev/null 2>&1; cat; {script}", "sh", .. arguments]) { WorkingDirectory = "/", RedirectStandardInput = true };
        s_waiting.Add(Process.Start(start)!);
    }
}
