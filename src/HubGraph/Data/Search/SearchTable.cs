using System.Data.Common;
using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HubGraph.Data.Search;

/// <summary>
/// The table that is searched, in the context's own transaction. Each word stands in it twice: by its stem, after an
/// underscore, and as it is, for the beginnings of words. Both databases hold the same words, and neither knows more of the language.
/// </summary>
internal abstract class SearchTable(HubGraphContext context)
{
    /// <summary>The one of the context's database.</summary>
    public static SearchTable Of(HubGraphContext context) =>
        context is PostgresHubGraphContext ? new PostgresSearchTable(context) : new SqliteSearchTable(context);

    /// <summary>What a stem has before it, so that it is no word.</summary>
    public const char StemMark = '_';

    /// <summary>Writes documents, in the place of those with the same ids.</summary>
    public abstract Task WriteAsync(IReadOnlyCollection<SearchDocument> documents, CancellationToken cancellationToken);

    /// <summary>Removes documents, by their ids.</summary>
    public abstract Task RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Removes all documents.</summary>
    public abstract Task ClearAsync(CancellationToken cancellationToken);

    /// <summary>Whether a document, <c>d</c>, has the words of a parameter.</summary>
    public abstract string Matches(string parameter);

    /// <summary>The statement that counts what has all words.</summary>
    /// <param name="and">A further condition, given the column of a document's id.</param>
    public abstract string Count(Func<string, string> and);

    /// <summary>
    /// What a search is for, by the names of the parameters: all <c>words</c>, all of them <c>inNames</c>, <c>someInNames</c>, and the
    /// <c>whole</c> words alone.
    /// </summary>
    public abstract IEnumerable<(string Parameter, string Words)> Words(SearchQuery query);

    /// <summary>A name as names are sorted and compared: its words, folded and in full.</summary>
    public static string SortName(string name) => string.Join(' ', SearchWord.All(name).Select(word => word.InFull));

    /// <summary>What finds a text, each once.</summary>
    protected static HashSet<string> TermsOf(params ReadOnlySpan<string> texts)
    {
        HashSet<string> terms = [];
        foreach (string text in texts)
        {
            foreach (SearchWord word in SearchWord.Of(text))
            {
                terms.Add(word.Folded);
                terms.Add(StemMark + word.Stem);
            }
        }
        return terms;
    }

    protected DbCommand Command(string text)
    {
        DbCommand command = context.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (text, context.Database.CurrentTransaction?.GetDbTransaction());
        return command;
    }

    protected static DbParameter Add(DbCommand command, string name, object? value = null)
    {
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
        return parameter;
    }
}

/// <summary>FTS5: one of its rows for each document.</summary>
internal sealed class SqliteSearchTable(HubGraphContext context) : SearchTable(context)
{
    // SQLite has no asynchronous calls.
    public override Task WriteAsync(IReadOnlyCollection<SearchDocument> documents, CancellationToken cancellationToken)
    {
        if (documents.Count == 0)
            return Task.CompletedTask;
        using DbCommand shown = Command(
            "INSERT OR REPLACE INTO search_documents (id, name, title, text) VALUES (@id, @name, @title, @text)");
        using DbCommand found = Command("INSERT OR REPLACE INTO search_terms (rowid, names, texts) VALUES (@id, @names, @texts)");
        (DbParameter id, DbParameter name, DbParameter title, DbParameter text) = (
            Add(shown, "id"), Add(shown, "name"), Add(shown, "title"), Add(shown, "text"));
        (DbParameter row, DbParameter names, DbParameter texts) = (Add(found, "id"), Add(found, "names"), Add(found, "texts"));
        foreach (SearchDocument document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (id.Value, name.Value, title.Value, text.Value) = (document.Id, SortName(document.Title), document.Title, document.ShownText);
            shown.ExecuteNonQuery();
            (row.Value, names.Value, texts.Value) = (
                document.Id, string.Join(' ', TermsOf(document.Title, document.OtherNames)), string.Join(' ', TermsOf(document.Text)));
            found.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    public override Task RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return Task.CompletedTask;
        using DbCommand command = Command("DELETE FROM search_terms WHERE rowid = @id; DELETE FROM search_documents WHERE id = @id");
        DbParameter parameter = Add(command, "id");
        foreach (long id in ids)
        {
            parameter.Value = id;
            command.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    public override Task ClearAsync(CancellationToken cancellationToken)
    {
        using DbCommand command = Command("INSERT INTO search_terms (search_terms) VALUES ('delete-all'); DELETE FROM search_documents");
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public override string Matches(string parameter) =>
        $"d.id IN (SELECT rowid FROM search_terms WHERE search_terms MATCH @{parameter})";

    // The terms' rows, without a look at the documents.
    public override string Count(Func<string, string> and) =>
        $"SELECT count(*) FROM search_terms WHERE search_terms MATCH @words{and("rowid")}";

    public override IEnumerable<(string Parameter, string Words)> Words(SearchQuery query) =>
    [
        ("words", Terms(query, " AND ")), ("inNames", $"names : ({Terms(query, " AND ")})"),
        ("someInNames", $"names : ({Terms(query, " OR ")})"), ("whole", query.Write(Stem, (stem, _) => stem, " AND ")),
    ];

    private static string Terms(SearchQuery query, string join) => query.Write(Stem, (stem, prefix) => $"({stem} OR \"{prefix}\" *)", join);

    private static string Stem(string stem) => $"\"{StemMark}{stem}\"";
}

/// <summary>A <c>tsvector</c> beside each document: names weigh A, other texts B.</summary>
internal sealed class PostgresSearchTable(HubGraphContext context) : SearchTable(context)
{
    public override async Task WriteAsync(IReadOnlyCollection<SearchDocument> documents, CancellationToken cancellationToken)
    {
        if (documents.Count == 0)
            return;
        await using DbCommand command = Command("""
            INSERT INTO search_documents (id, name, title, text, terms)
            SELECT id, name, title, text, terms::tsvector
            FROM unnest(@ids, @names, @titles, @texts, @terms) AS d (id, name, title, text, terms)
            ON CONFLICT (id) DO UPDATE SET (name, title, text, terms) = (excluded.name, excluded.title, excluded.text, excluded.terms)
            """);
        Add(command, "ids", documents.Select(document => document.Id).ToArray());
        Add(command, "names", documents.Select(document => SortName(document.Title)).ToArray());
        Add(command, "titles", documents.Select(document => document.Title).ToArray());
        Add(command, "texts", documents.Select(document => document.ShownText).ToArray());
        Add(command, "terms", documents.Select(Vector).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async Task RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return;
        await using DbCommand command = Command("DELETE FROM search_documents WHERE id = ANY(@ids)");
        Add(command, "ids", ids.ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async Task ClearAsync(CancellationToken cancellationToken)
    {
        await using DbCommand command = Command("DELETE FROM search_documents");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override string Matches(string parameter) => $"d.terms @@ @{parameter}::tsquery";

    public override string Count(Func<string, string> and) =>
        $"SELECT count(*) FROM search_documents d WHERE {Matches("words")}{and("d.id")}";

    public override IEnumerable<(string Parameter, string Words)> Words(SearchQuery query) =>
    [
        ("words", Terms(query, "", " & ")), ("inNames", Terms(query, "A", " & ")), ("someInNames", Terms(query, "A", " | ")),
        ("whole", query.Write(Stem, (stem, _) => stem, " & ")),
    ];

    private static string Terms(SearchQuery query, string weight, string join) => query.Write(
        stem => weight.Length == 0 ? Stem(stem) : $"{Stem(stem)}:{weight}", (stem, prefix) => $"({stem} | '{prefix}':*{weight})", join);

    private static string Stem(string stem) => $"'{StemMark}{stem}'";

    // Terms are letters, digits and the mark: nothing in them needs an escape.
    private static string Vector(SearchDocument document)
    {
        HashSet<string> names = TermsOf(document.Title, document.OtherNames);
        HashSet<string> texts = TermsOf(document.Text);
        return string.Join(
            ' ',
            names.Select(term => texts.Contains(term) ? $"'{term}':1A,2B" : $"'{term}':1A")
                .Concat(texts.Except(names).Select(term => $"'{term}':2B")));
    }
}
