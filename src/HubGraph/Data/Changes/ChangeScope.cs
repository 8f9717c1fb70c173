using HubGraph.Concepts;
using HubGraph.Concepts.Hubs;
using HubGraph.Data.Model;
using HubGraph.Data.Search;
using HubGraph.Planning.Execution;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace HubGraph.Data.Changes;

/// <summary>
/// One logged write: what is done to the context inside it is saved together with its lines in the change log, or not at all.
/// </summary>
public sealed class ChangeScope : IAsyncDisposable
{
    private const string HubId = "HubId";

    private readonly HubGraphContext _context;
    private readonly TimeProvider _time;
    private readonly IDbContextTransaction? _ownTransaction;
    private readonly IDisposable? _turn;
    private readonly BulkWriter _bulk;
    private readonly SearchIndex _search;
    private readonly List<Change> _changes = [];
    private readonly HashSet<(string Type, long Id)> _created = [];
    private readonly Dictionary<(IReadOnlyEntityType Type, long Id), long?> _hubs = [];
    private Actor _actor;
    private string? _reason;

    private ChangeScope(HubGraphContext context, string actor, TimeProvider time, IDbContextTransaction? ownTransaction, IDisposable? turn)
    {
        (_context, _actor, _time, _ownTransaction, _turn) = (context, new Actor(actor), time, ownTransaction, turn);
        _bulk = new BulkWriter(context);
        _search = new SearchIndex(context);
    }

    /// <summary>The id of the log's last line of this scope, once committed; null when it changed nothing.</summary>
    public long? LastChangeId { get; private set; }

    internal static async Task<ChangeScope> BeginAsync(
        HubGraphContext context, string actor, TimeProvider time, CancellationToken cancellationToken)
    {
        // What fails undoes the whole scope: nothing goes back to the middle of it.
        context.Database.AutoSavepointsEnabled = false;
        if (context.Database.CurrentTransaction is not null)
            return new ChangeScope(context, actor, time, null, null);
        context.Signal?.CheckFile();
        WriteTurn? turn = await context.TakeTurnAsync(cancellationToken);
        try
        {
            ChangeScope scope = new(context, actor, time, await context.Database.BeginTransactionAsync(cancellationToken), turn);
            await context.BoundWriteAsync(cancellationToken);
            return scope;
        }
        catch (Exception exception)
        {
            turn?.Dispose();
            if (exception is SqliteException busy && WriteConflicts.IsBusy(busy))
                throw new DatabaseBusyException(busy);
            throw;
        }
    }

    /// <summary>It is this person who writes; what was saved before is the person's too.</summary>
    public void ActFor(long personId) => _actor = _actor with { PersonId = personId };

    /// <summary>Notes why all of it is done, for the log.</summary>
    public void Because(string reason) => _reason = reason;

    /// <summary>
    /// Saves what the context tracks so far, so that later steps of the scope see it. <see cref="CommitAsync"/> does it too.
    /// </summary>
    public async Task SaveAsync(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<PendingChange> pending;
        // Looked through once: from here on, values are set where the context sees it.
        _context.ChangeTracker.DetectChanges();
        _context.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            pending = await ChangeCapture.CaptureAsync(_context, cancellationToken);
            foreach (PendingChange change in pending)
                change.CountVersion();
            await _context.SaveLoggedAsync(cancellationToken);
        }
        finally
        {
            _context.ChangeTracker.AutoDetectChangesEnabled = true;
        }
        await _search.FollowAsync(pending, cancellationToken);
        foreach (Change change in pending.Select(change => change.Complete(_actor)))
            Log(change);
    }

    /// <summary>Inserts many rows at once. The context does not track them; records among them are logged.</summary>
    public async Task InsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken = default)
        where T : class
    {
        await _bulk.InsertAsync(rows, cancellationToken);
        await _search.FollowInsertAsync(rows, cancellationToken);
        if (!typeof(IRecord).IsAssignableFrom(typeof(T)))
            return;
        IEntityType type = _context.Model.FindEntityType(typeof(T))!;
        IClrPropertyGetter? hub = type.FindProperty(HubId)?.GetGetter();
        // A part of something that belongs to a hub belongs to it too; what it is a part of was inserted before it.
        IForeignKey? whole =
            hub is null ? type.GetForeignKeys().FirstOrDefault(key => key.PrincipalEntityType.FindProperty(HubId) is not null) : null;
        bool hasParts = hub is not null && type.GetReferencingForeignKeys().Any(key => IsPart(key.DeclaringEntityType));
        foreach (T row in rows)
        {
            IRecord record = (IRecord)row;
            long? hubId = record is Hub ? record.Id
                : whole is null ? (long?)hub?.GetClrValue(row)
                : _hubs.GetValueOrDefault((whole.PrincipalEntityType, (long)whole.Properties[0].GetGetter().GetClrValue(row)!));
            if (hasParts)
                _hubs[(type, record.Id)] = hubId;
            Log(PendingChange.Line(row.GetType().Name, record.Id, hubId, ChangeKind.Created, _actor));
        }
    }

    private static bool IsPart(IEntityType type) => type.ClrType.IsAssignableTo(typeof(IRecord)) && type.FindProperty(HubId) is null;

    /// <summary>Has records found by what was inserted after them.</summary>
    internal Task SearchAgainAsync<T>(CancellationToken cancellationToken)
        where T : class, IRecord => _search.WriteAllAsync<T>(cancellationToken);

    /// <summary>Gives keys to records that are inserted later, so that others can refer to them.</summary>
    public Task ReserveKeysAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken = default)
        where T : class, IRecord => _bulk.ReserveKeysAsync(rows, cancellationToken);

    /// <summary>Completes records that this scope inserted, in one column that could not be written yet.</summary>
    internal Task CompleteAsync<T>(IEnumerable<T> rows, string property, CancellationToken cancellationToken)
        where T : class, IRecord => _bulk.UpdateAsync(rows, property, cancellationToken);

    /// <summary>Saves, appends to the log and commits.</summary>
    /// <param name="fate">Whether somebody still waits for it.</param>
    /// <param name="cancellationToken">Ends the attempt, until the commit begins.</param>
    /// <exception cref="OutcomeUnknownException">The database went silent.</exception>
    public async Task CommitAsync(WriteFate? fate = null, CancellationToken cancellationToken = default)
    {
        await SaveAsync(cancellationToken);
        DateTime now = _time.GetUtcNow().UtcDateTime;
        string mark = ChangeLog.NewMark();
        foreach (Change change in _changes)
            (change.At, change.PersonId, change.Mark, change.Reason) = (now, _actor.PersonId, mark, _reason);
        await ChangeLog.AppendAsync(_context, _changes, _ownTransaction is not null, cancellationToken);
        LastChangeId = _changes.Count == 0 ? null : _changes[^1].Id;
        _changes.Clear();
        _created.Clear();
        _hubs.Clear();
        // From here on, leaving would not tell whether it was written.
        if (_ownTransaction is null)
            return;
        CheckFile();
        if (fate?.TryCommit() == false)
            throw new OperationCanceledException(cancellationToken);
        try
        {
            await _ownTransaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            bool isWritten = LastChangeId is { } line && CommitOutcome.IsUncertain(failure)
                && await CommitOutcome.IsWrittenAsync(_context.Database.GetConnectionString()!, new LogPosition(mark, line), failure);
            if (!isWritten)
            {
                fate?.Reopen();
                throw;
            }
        }
        CheckFile();
        if (LastChangeId is { } last)
            _context.Signal?.Committed(new LogPosition(mark, last));
    }

    // What goes to a file that its path does not lead to any more is lost: it must not be acknowledged.
    private void CheckFile()
    {
        _context.Signal?.CheckFile();
        if (_context.Database.GetDbConnection() is SqliteConnection { Handle: { } connection })
            OpenedSqliteFile.Check(connection);
    }

    // What happens to a record in the scope that creates it is part of its creation.
    private void Log(Change change)
    {
        if (change.Kind == ChangeKind.Created)
            _created.Add((change.RecordType, change.RecordId));
        else if (change.Kind == ChangeKind.Updated && _created.Contains((change.RecordType, change.RecordId)))
            return;
        _changes.Add(change);
    }

    /// <summary>Rolls back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ownTransaction is not null)
            await _ownTransaction.DisposeAsync();
        _turn?.Dispose();
    }
}
