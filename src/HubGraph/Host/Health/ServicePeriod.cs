namespace HubGraph.Host.Health;

/// <summary>What a server did in an hour or a day: how many requests to the graph it answered, how fast, and how often it failed.</summary>
internal sealed class ServicePeriod
{
    // Each holds times up to a fifth longer than those of the one before it; the last all that are longer than 18 s.
    private const int Buckets = 71;
    private const double Shortest = 0.1;
    private const double Steps = 4;

    private int[] _times = new int[Buckets];
    private int _failures;

    /// <summary>When it began, UTC.</summary>
    public DateTime From { get; init; }

    /// <summary>For how long the server served in it, as far as is known.</summary>
    public double ServedSeconds { get; set; }

    /// <summary>How many answers said that the server failed: 5xx.</summary>
    public int Failures { get => _failures; init => _failures = value; }

    /// <summary>How many answers took how long.</summary>
    public int[] Times { get => _times; init => _times = value.Length == Buckets ? value : _times; }

    /// <summary>How many answers there were.</summary>
    public long Answers => Times.Sum(count => (long)count);

    /// <summary>Counts an answer.</summary>
    public void Count(TimeSpan duration, bool failed)
    {
        int bucket = (int)Math.Clamp(Math.Ceiling(Steps * Math.Log2(duration.TotalMilliseconds / Shortest)), 0, Buckets - 1);
        Interlocked.Increment(ref _times[bucket]);
        if (failed)
            Interlocked.Increment(ref _failures);
    }

    /// <summary>
    /// The time within which a share of the answers was made, in milliseconds: at most a fifth too long. Null without answers.
    /// </summary>
    public static double? Percentile(IReadOnlyCollection<ServicePeriod> periods, double share)
    {
        long left = (long)Math.Ceiling(periods.Sum(period => period.Answers) * share);
        if (left == 0)
            return null;
        int bucket = 0;
        while ((left -= periods.Sum(period => (long)period.Times[bucket])) > 0)
            bucket++;
        return Shortest * Math.Pow(2, bucket / Steps);
    }
}
