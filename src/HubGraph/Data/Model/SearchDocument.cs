namespace HubGraph.Data.Model;

/// <summary>What a record is found by, and what is shown of it where it is found.</summary>
/// <param name="Type">The number of what declares it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="OtherNames">What else it is called, which finds it as well as the title does.</param>
/// <param name="Text">What else is to be known of it, which finds it less well.</param>
internal sealed record SearchDocument(int Type, long Key, string Title, string Text, string OtherNames = "")
{
    private const string Separator = " · ";

    // Ids tell types apart in their lowest bits; a record keeps its id.
    private const int Types = 16;

    /// <summary>Its id among all documents.</summary>
    public long Id => IdOf(Type, Key);

    /// <summary>What is shown besides the title.</summary>
    public string ShownText => Join([OtherNames, Text]);

    /// <summary>The id of a record's document.</summary>
    public static long IdOf(int type, long key) => (key * Types) + type;

    /// <summary>The record of a document.</summary>
    public static (int Type, long Key) RecordOf(long id) => ((int)(id % Types), id / Types);

    /// <summary>An SQL expression for the number of a document's type.</summary>
    public static string TypeSql(string id) => $"{id} % {Types}";

    /// <summary>Texts as one, without those that are missing.</summary>
    public static string Join(IEnumerable<string?> texts) => string.Join(Separator, texts.Where(text => !string.IsNullOrEmpty(text)));
}
