using System.Runtime.InteropServices;

namespace HubGraph.Planning.Execution;

/// <summary>Runs what takes long on a thread that nothing else needs, and that computes when others do not.</summary>
internal static partial class OwnThread
{
    private const int Process = 0;
    private const int CurrentThread = 0;
    // How nice to others: a tenth and a third of an ordinary thread's share where processors are short.
    private const int Long = 10;
    private const int Unknown = 5;
    private const int Nicest = 19;
    private const int Idle = 5; // SCHED_IDLE

    /// <summary>Runs it to its end; where it is asynchronous, the thread waits.</summary>
    /// <param name="givesWay">See <see cref="GiveWay"/>.</param>
    public static Task<T> RunAsync<T>(Func<ValueTask<T>> run, bool givesWay) =>
        StartNewAsync(Long, givesWay, () => run().AsTask().GetAwaiter().GetResult());

    /// <summary>Runs what nobody knows yet there until it waits for something; the pool goes on with it.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public static async Task BeginAsync(Func<Task> run, bool givesWay) => await await StartNewAsync(Unknown, givesWay, run);

    /// <summary>
    /// From now on the current thread, an own one, computes when no other would, and makes room at once when one wakes: a low
    /// share alone lets each of the others wait for the end of its turn.
    /// </summary>
    public static void GiveWay()
    {
        // Not every C library can; then as near to it as it can.
        if (OperatingSystem.IsLinux() && SetScheduler(CurrentThread, Idle, 0) != 0)
            _ = SetPriority(Process, CurrentThread, Nicest);
    }

    private static Task<T> StartNewAsync<T>(int niceness, bool givesWay, Func<T> run) => Task.Factory.StartNew(
        () =>
        {
            // .NET's own priorities do nothing on Linux, where this is of the thread alone.
            if (OperatingSystem.IsLinux())
                _ = SetPriority(Process, CurrentThread, niceness);
            if (givesWay)
                GiveWay();
            return run();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning | TaskCreationOptions.RunContinuationsAsynchronously,
        TaskScheduler.Default);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int value);

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, in int priority);
}
