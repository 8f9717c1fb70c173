using HubGraph.Concepts;
using HubGraph.Concepts.Persons;
using HubGraph.Data;
using HubGraph.Data.Changes;
using HubGraph.Data.Lookups;
using HubGraph.Data.Model;
using HubGraph.Host.Auth;
using Microsoft.EntityFrameworkCore;

namespace HubGraph.Graph.Mutations;

/// <summary>One write on its way: its transaction, who writes, and the rules that its input breaks so far.</summary>
internal sealed class WriteSession(
    HubGraphContext context, ChangeScope scope, Caller caller, DateTime now, CancellationToken cancellationToken)
{
    private readonly List<Violation> _violations = [];
    private bool _isIdentified;

    public HubGraphContext Context { get; } = context;

    public ChangeScope Scope { get; } = scope;

    public Caller Caller { get; } = caller;

    /// <summary>UTC.</summary>
    public DateTime Now { get; } = now;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The rules that the input breaks. With any, nothing is written.</summary>
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Whether nothing is written even without a violation.</summary>
    public bool IsTrial { get; set; }

    /// <summary>Refuses a value of the input.</summary>
    /// <param name="path">The way to it, with dots: <c>rows.3.commune</c>.</param>
    public void Refuse(Rule rule, string path, params object[] values) => _violations.Add(Violation(rule, path, values));

    /// <summary>Refuses what was found elsewhere.</summary>
    public void Refuse(IEnumerable<Violation> violations) => _violations.AddRange(violations);

    /// <summary>Refuses a value of the input, with the rule's detail.</summary>
    public void RefuseWith(object detail, Rule rule, string path, params object[] values) =>
        _violations.Add(new Violation(rule, PathOf(path), values, detail));

    /// <summary>A rule that a value of the input breaks.</summary>
    public static Violation Violation(Rule rule, string path, params object[] values) =>
        new(rule, PathOf(path), [.. values.Select(value => value is Enum name ? new EnumWord(name) : value)]);

    private static string[] PathOf(string path) => ["input", .. path.Split('.')];

    /// <summary>Looks up what the input refers to, and who writes.</summary>
    public async Task<LookupResult> FindAsync(LookupRequest request)
    {
        if (!_isIdentified && Caller is { Issuer: { } issuer, Subject: { } subject })
            request.Person = (issuer, subject);
        LookupResult found = await LookupResult.FindAsync(Context, request, CancellationToken);
        if (request.Person is not null && found.Person is { } person)
            await IdentifyAsync(person);
        return found;
    }

    /// <summary>The record that an id of the input leads to; null when there is none, which is refused.</summary>
    public async Task<T?> ReadAsync<T>(IQueryable<T> records, RecordId<T> id, string path = "id")
        where T : class, IRecord
    {
        T? record = await records.SingleOrDefaultAsync(known => known.Id == id.Key, CancellationToken);
        if (record is null)
            Refuse(WriteRules.UnknownRecord, path, typeof(T).Name);
        return record;
    }

    /// <summary>Notes why it is written, which the log tells; refuses a reason that says nothing.</summary>
    public void Because(string reason)
    {
        ValueRules.CheckText(reason, "reason", ValueRules.LongestReason, Refuse);
        Scope.Because(reason);
    }

    /// <summary>Counts a write of a record of which only parts are written, so that who read it before learns of it.</summary>
    public void Touch(IRecord record) => Context.Entry(record).Property(nameof(IRecord.Version)).IsModified = true;

    /// <summary>Whether the version that the input speaks of is still the record's; refuses it otherwise.</summary>
    /// <param name="path">The way to the version in the input.</param>
    public bool IsCurrent(IRecord record, int version, string path = "version")
    {
        if (record.Version == version)
            return true;
        RefuseWith(record.Version, WriteRules.StaleVersion, path, record.Version);
        return false;
    }

    /// <summary>Notes in the log who writes; makes the person known the first time.</summary>
    public async Task IdentifyAsync()
    {
        if (_isIdentified || Caller is not { Issuer: { } issuer, Subject: { } subject })
            return;
        Person? person = await Context.Persons
            .SingleOrDefaultAsync(known => known.Issuer == issuer && known.Subject == subject, CancellationToken);
        if (person is null)
        {
            person = new Person { Issuer = issuer, Subject = subject };
            Context.Add(person);
        }
        (person.Name, person.Email) = (Caller.Name, Caller.Email);
        // A record may be half written by now: only a new person, whose key is needed, is saved before the end.
        if (person.Id == 0)
            await Scope.SaveAsync(CancellationToken);
        _isIdentified = true;
        PersonId = person.Id;
        Scope.ActFor(person.Id);
    }

    /// <summary>The key of the person who writes, once known.</summary>
    public long? PersonId { get; private set; }

    private async Task IdentifyAsync(Found person)
    {
        if (person.Text == Caller.Name && person.Text2 == Caller.Email)
        {
            _isIdentified = true;
            PersonId = person.Id;
            Scope.ActFor(person.Id);
        }
        else
        {
            await IdentifyAsync();
        }
    }
}

/// <summary>A value of an enumeration in a message: by its French term in French, by its name elsewhere.</summary>
internal sealed record EnumWord(Enum Value) : IFormattable
{
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        formatProvider is System.Globalization.CultureInfo { TwoLetterISOLanguageName: "fr" }
            ? Enumerations.TermOf(Value)
            : EnumNames.Of(Value);
}
