using System.Linq.Expressions;
using HubGraph.Concepts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HubGraph.Data.Model;

/// <summary>That the records of a concept are searched, and by what: declared in the concept's folder.</summary>
/// <param name="number">
/// Its number among all, from 1 to 15: kept with each record that is searched, it puts equal results in order, and changes with the
/// version of the analysis.
/// </param>
/// <param name="description">What its records are, in the schema.</param>
internal abstract class Searched(int number, string description, Type record)
{
    private readonly Dictionary<Type, SearchedPart> _parts = [];

    public int Number => number;

    public string Description => description;

    /// <summary>What it searches.</summary>
    public Type Record => record;

    /// <summary>
    /// Whether inserting records has them found at once; else whoever inserts them has them searched when all of them are there.
    /// </summary>
    public bool FollowsInserts { get; protected init; } = true;

    /// <summary>The properties of a record that its document is made of.</summary>
    public HashSet<string> Properties { get; } = [];

    /// <summary>The lists of a record whose items its document is made of too, by their types.</summary>
    public IReadOnlyDictionary<Type, SearchedPart> Parts => _parts;

    /// <summary>The document of a record that has no parts, or whose parts were read.</summary>
    public abstract SearchDocument Document(object record);

    /// <summary>Reads the documents of records, held until the transaction ends where others may change their parts.</summary>
    public abstract Task<List<SearchDocument>> ReadAsync(
        DbContext context, IReadOnlyCollection<long> keys, CancellationToken cancellationToken);

    /// <summary>Reads so many documents of the records after a key, and answers the last key.</summary>
    public abstract Task<(List<SearchDocument> Documents, long Last)> ReadAfterAsync(
        DbContext context, long after, int count, CancellationToken cancellationToken);

    /// <summary>The key of the record that a part belongs to.</summary>
    public long KeyOf(DbContext context, object part) => (long)ForeignKey(context, Parts[part.GetType()]).GetGetter().GetClrValue(part)!;

    /// <summary>The properties of a part that its record's document is made of.</summary>
    public IReadOnlyCollection<string> PropertiesOf(DbContext context, SearchedPart part) =>
        [.. part.Properties, ForeignKey(context, part).Name];

    protected void Add(SearchedPart part) => _parts.Add(part.Item, part);

    private IProperty ForeignKey(DbContext context, SearchedPart part) =>
        context.Model.FindEntityType(record)!.FindNavigation(part.List)!.ForeignKey.Properties[0];
}

/// <summary>A list of a record that is searched.</summary>
/// <param name="Properties">What the document is made of.</param>
internal sealed record SearchedPart(string List, Type Item, IReadOnlyCollection<string> Properties);

/// <inheritdoc/>
internal abstract class Searched<T> : Searched
    where T : class, IRecord
{
    private readonly Func<T, string> _title;
    private readonly Func<T, string?>[] _text;
    private readonly Func<T, IEnumerable<string?>>[] _otherNames;

    /// <inheritdoc cref="Searched(int, string, System.Type)" path="/param"/>
    /// <param name="title">What it is called.</param>
    /// <param name="text">What else it is found by, less well.</param>
    /// <param name="otherNames">What else it is called, which finds it as well as the title does: of its lists.</param>
    protected Searched(
        int number, string description, Expression<Func<T, string>> title, Expression<Func<T, string?>>[]? text =
            null, Expression<Func<T, IEnumerable<string?>>>[]? otherNames = null)
        : base(number, description, typeof(T))
    {
        (_title, _text, _otherNames) = (title.Compile(), Compile(text), Compile(otherNames));
        foreach (LambdaExpression own in (LambdaExpression[])[title, .. text ?? []])
            Properties.UnionWith(Members.Of(own, typeof(T)));
        foreach (LambdaExpression names in otherNames ?? [])
        {
            string list = Members.Of(names, typeof(T)).Single();
            Type item = typeof(T).GetProperty(list)!.PropertyType.GetGenericArguments()[0];
            Add(new SearchedPart(list, item, Members.Of(names, item)));
        }
    }

    public override SearchDocument Document(object record)
    {
        T one = (T)record;
        string title = _title(one);
        IEnumerable<string?> otherNames = _otherNames.SelectMany(names => names(one)).Where(name => name != title).Distinct();
        return new SearchDocument(
            Number, one.Id, title, SearchDocument.Join(_text.Select(text => text(one))), SearchDocument.Join(otherNames));
    }

    public override async Task<List<SearchDocument>> ReadAsync(
        DbContext context, IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        // Two writers may each change a part of one record: the later one must see what the earlier one wrote.
        long[] ids = [.. keys.Order()];
        foreach (long key in ids)
            await RowLocks.LockAsync<T>(context, key, cancellationToken);
        return
        [
            .. (await Records(context).Where(record => EF.Parameter(ids).Contains(record.Id)).ToListAsync(cancellationToken))
                .Select(Document),
        ];
    }

    public override async Task<(List<SearchDocument> Documents, long Last)> ReadAfterAsync(
        DbContext context, long after, int count, CancellationToken cancellationToken)
    {
        List<T> records = await Records(context).Where(record => record.Id > after).OrderBy(record => record.Id).Take(count)
            .ToListAsync(cancellationToken);
        return ([.. records.Select(Document)], records.Count == 0 ? after : records[^1].Id);
    }

    private IQueryable<T> Records(DbContext context) =>
        Parts.Values.Aggregate(context.Set<T>().AsNoTracking().AsSplitQuery(), (records, part) => records.Include(part.List));

    private static TDelegate[] Compile<TDelegate>(Expression<TDelegate>[]? expressions) =>
        [.. (expressions ?? []).Select(expression => expression.Compile())];
}

/// <summary>Finds the properties of a type that an expression names.</summary>
internal sealed class Members : ExpressionVisitor
{
    private readonly Type _type;
    private readonly HashSet<string> _names = [];

    private Members(Type type) => _type = type;

    public static IReadOnlyCollection<string> Of(LambdaExpression expression, Type type)
    {
        Members members = new(type);
        members.Visit(expression.Body);
        return members._names;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is ParameterExpression parameter && parameter.Type == _type)
            _names.Add(node.Member.Name);
        return base.VisitMember(node);
    }
}
