namespace HubGraph.Planning.Execution;

/// <summary>
/// The pool's threads answer requests; each that work on a database holds for longer than a moment is replaced by another one
/// until it comes back, so that whoever needs no database is answered as ever. How many may be held is the places' to say.
/// </summary>
public static class SpareThreads
{
    private static readonly Lock s_lock = new();

    /// <summary>The current thread is held from now on.</summary>
    public static void Hold() => Change(1);

    /// <summary>It comes back.</summary>
    public static void Release() => Change(-1);

    // The pool itself notices only after half a second, and adds one or two a second.
    private static void Change(int more)
    {
        lock (s_lock)
        {
            ThreadPool.GetMinThreads(out int workers, out int ports);
            ThreadPool.SetMinThreads(workers + more, ports);
        }
    }
}
