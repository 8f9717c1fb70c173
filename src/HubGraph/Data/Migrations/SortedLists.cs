using Microsoft.EntityFrameworkCore.Migrations;

namespace HubGraph.Data.Migrations;

/// <summary>
/// The items of a list have what their record is sorted by, so that an index leads to those of a value in that order. The database
/// keeps it, whatever writes; it is null while the record is withdrawn. A migration that makes the table of the items or of the records
/// anew, as many changes of columns do on SQLite, does this again.
/// </summary>
internal static class SortedLists
{
    private const string Withdrawn = "withdrawn_at";

    /// <summary>Keeps a column of the items equal to that of their records.</summary>
    /// <param name="foreignKey">The items' column that leads to the record.</param>
    public static void KeepSort(
        this MigrationBuilder migration, string items, string foreignKey, string records, string sort, bool isWithdrawable)
    {
        string Of(string row) => isWithdrawable ? $"CASE WHEN {row}.{Withdrawn} IS NULL THEN {row}.{sort} END" : $"{row}.{sort}";
        string columns = isWithdrawable ? $"{sort}, {Withdrawn}" : sort;
        string found = $"(SELECT {Of("r")} FROM {records} r WHERE r.id = NEW.{foreignKey})";
        string update = $"UPDATE {items} SET {sort} = {Of("NEW")} WHERE {foreignKey} = NEW.id;";
        if (migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            migration.Sql(
                $"CREATE TRIGGER {items}_sort AFTER INSERT ON {items} BEGIN "
                    + $"UPDATE {items} SET {sort} = {found} WHERE rowid = NEW.rowid; END;");
            migration.Sql($"CREATE TRIGGER {items}_sort_again AFTER UPDATE OF {columns} ON {records} BEGIN {update} END;");
            return;
        }
        migration.Sql($"""
            CREATE FUNCTION {items}_sort() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.{sort} := {found}; RETURN NEW; END $$;
            CREATE TRIGGER {items}_sort BEFORE INSERT ON {items} FOR EACH ROW EXECUTE FUNCTION {items}_sort();
            CREATE FUNCTION {items}_sort_again() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {update} RETURN NULL; END $$;
            CREATE TRIGGER {items}_sort_again AFTER UPDATE OF {columns} ON {records} FOR EACH ROW EXECUTE FUNCTION {items}_sort_again();
            """);
    }
}
