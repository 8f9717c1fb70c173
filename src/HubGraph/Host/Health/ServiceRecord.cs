using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using HubGraph.Data;
using HubGraph.Data.Startup;

namespace HubGraph.Host.Health;

/// <summary>Where a server keeps what it counted: configuration section <c>Status</c>.</summary>
internal sealed class StatusOptions
{
    public const string Section = "Status";

    /// <summary>The file; beside the database if it is one, else in the folder in which the program was started.</summary>
    [MinLength(1, ErrorMessage = "it must name a file.")]
    public string? File { get; set; }
}

/// <summary>
/// What this server counted of the last hours and days, kept in a small file over restarts. Counts alone: neither who asked nor what.
/// Of several servers, each keeps its own.
/// </summary>
internal sealed partial class ServiceRecord
{
    private const int KeptHours = 48;
    private const int KeptDays = 90;
    private const int LargestFile = 1024 * 1024;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly Lock _turn = new();
    private readonly TimeProvider _time;
    private readonly ILogger<ServiceRecord> _logger;
    private readonly string _file;
    private readonly List<ServicePeriod> _hours;
    private readonly List<ServicePeriod> _days;
    private volatile Current _current;
    private DateTime _lookedAt;

    public ServiceRecord(StatusOptions options, DatabaseOptions database, TimeProvider time, ILogger<ServiceRecord> logger)
    {
        (_time, _logger) = (time, logger);
        _file = Path.GetFullPath(options.File ?? (database.Provider == DatabaseProvider.Sqlite
            ? Path.ChangeExtension(SqliteFile.PathOf(database), ".status.json")
            : "hubgraph.status.json"));
        Kept kept = Load();
        (_hours, _days) = ([.. kept.Hours], [.. kept.Days]);
        StartedAt = _lookedAt = Now;
        _current = Turn(StartedAt);
    }

    /// <summary>When this server was started, UTC.</summary>
    public DateTime StartedAt { get; }

    /// <summary>Whether what is counted will be known after a restart.</summary>
    public bool IsKept { get; private set; } = true;

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    /// <summary>Counts an answer.</summary>
    public void Count(TimeSpan duration, bool failed)
    {
        Current current = _current;
        current.Hour.Count(duration, failed);
        current.Day.Count(duration, failed);
    }

    /// <summary>Notes how far time has come.</summary>
    /// <param name="serves">Whether the server has served since it was looked at last.</param>
    public void Look(bool serves)
    {
        lock (_turn)
        {
            DateTime now = Now;
            if (serves)
            {
                // What passed before the turn of an hour is that hour's, but for moments.
                _current.Hour.ServedSeconds += (now - _lookedAt).TotalSeconds;
                _current.Day.ServedSeconds += (now - _lookedAt).TotalSeconds;
            }
            _lookedAt = now;
            _current = Turn(now);
        }
    }

    /// <summary>The last hours and days, the latest first.</summary>
    public (ServicePeriod[] Hours, ServicePeriod[] Days) Read()
    {
        lock (_turn)
            return ([.. _hours.AsEnumerable().Reverse()], [.. _days.AsEnumerable().Reverse()]);
    }

    /// <summary>Writes the file.</summary>
    public void Save()
    {
        (ServicePeriod[] hours, ServicePeriod[] days) = Read();
        string beside = $"{_file}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(beside, JsonSerializer.SerializeToUtf8Bytes(new Kept([.. hours.Reverse()], [.. days.Reverse()]), s_json));
            // Whoever reads it sees the one or the other, never half of it.
            File.Move(beside, _file, overwrite: true);
            IsKept = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (IsKept)
                LogNotKept(_file, exception.Message);
            IsKept = false;
        }
    }

    private Current Turn(DateTime now) => new(
        Period(_hours, new DateTime(now.Year, now.Month, now.Day, now.Hour, 0, 0, DateTimeKind.Utc), KeptHours),
        Period(_days, now.Date, KeptDays));

    // A clock that was put back counts on in the latest period.
    private static ServicePeriod Period(List<ServicePeriod> periods, DateTime from, int kept)
    {
        if (periods.Count > 0 && periods[^1].From >= from)
            return periods[^1];
        periods.Add(new ServicePeriod { From = from });
        if (periods.Count > kept)
            periods.RemoveRange(0, periods.Count - kept);
        return periods[^1];
    }

    private Kept Load()
    {
        try
        {
            FileInfo file = new(_file);
            if (file.Exists
                && file.Length <= LargestFile
                && JsonSerializer.Deserialize<Kept>(File.ReadAllBytes(_file), s_json) is { Hours: not null, Days: not null } kept)
                return new([.. kept.Hours.TakeLast(KeptHours)], [.. kept.Days.TakeLast(KeptDays)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            LogUnreadable(_file, exception.Message);
        }
        return new([], []);
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "What /status tells of the past is not kept, for {File} cannot be written: {Reason}")]
    private partial void LogNotKept(string file, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What /status told of the past is lost, for {File} cannot be read: {Reason}")]
    private partial void LogUnreadable(string file, string reason);

    private sealed record Current(ServicePeriod Hour, ServicePeriod Day);

    private sealed record Kept(ServicePeriod[] Hours, ServicePeriod[] Days);
}

/// <summary>Keeps the record while the server runs.</summary>
internal sealed class ServiceRecordKeeper(ServiceRecord record, ServingGate gate, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(10);
    private const int LooksPerSave = 6;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_look, time);
        try
        {
            for (int looks = 1; await timer.WaitForNextTickAsync(stoppingToken); looks++)
            {
                record.Look(serves: !gate.IsClosed);
                if (looks % LooksPerSave == 0 && !gate.IsClosed)
                    record.Save();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
        // Who never served has nothing to keep, and leaves what lies beside its database as it was.
        if (gate.IsClosed)
            return;
        record.Look(serves: true);
        record.Save();
    }
}
