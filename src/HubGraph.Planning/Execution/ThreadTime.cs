using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HubGraph.Planning.Execution;

/// <summary>How long the current thread has been computing, which waiting for others' work on a busy machine does not lengthen.</summary>
internal static partial class ThreadTime
{
    private static readonly int s_clock = OperatingSystem.IsLinux() ? 3 : OperatingSystem.IsMacOS() ? 16 : -1;

    /// <summary>The thread's CPU time; elsewhere than on Linux and macOS the time of day, which is never less.</summary>
    public static TimeSpan Now() => s_clock >= 0 && Read(s_clock, out Time time) == 0
        ? new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [SuppressGCTransition]
    private static partial int Read(int clock, out Time time);

    private readonly struct Time
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
