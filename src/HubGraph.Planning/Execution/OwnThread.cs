using System.Runtime.InteropServices;

namespace HubGraph.Planning.Execution;

/// <summary>Runs what is long on a thread that nothing else needs, and that computes when others do not.</summary>
internal static partial class OwnThread
{
    private const int Process = 0;
    private const int CurrentThread = 0;
    private const int Low = 10;

    /// <summary>Runs it to its end; where it is asynchronous, the thread waits.</summary>
    public static Task<T> RunAsync<T>(Func<ValueTask<T>> run) => Task.Factory.StartNew(
        () =>
        {
            // .NET's own priorities do nothing on Linux, where this is of the thread alone.
            if (OperatingSystem.IsLinux())
                _ = SetPriority(Process, CurrentThread, Low);
            return run().AsTask().GetAwaiter().GetResult();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning | TaskCreationOptions.RunContinuationsAsynchronously,
        TaskScheduler.Default);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int value);
}
