using Microsoft.EntityFrameworkCore.Migrations;

namespace HubGraph.Data.Migrations;

/// <summary>
/// The trigrams of a text, by which what contains a value is found. The database keeps them, whatever writes. A migration that makes the
/// table of the records anew, as many changes of columns do on SQLite, makes the triggers again.
/// </summary>
internal static class Trigrams
{
    // Rows whose trigrams are not yet kept are looked at: as many in half a millisecond. Together they are kept at a tenth of the cost.
    private const int Together = 512;

    /// <summary>Keeps the trigrams of a text's folded form.</summary>
    public static void KeepTrigrams(this MigrationBuilder migration, string records, string text)
    {
        string name = $"{records}_{text}_trigrams", folded = $"{text}_folded";
        if (!migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            migration.Sql(IfAllowed(name, records, folded));
            return;
        }
        string until = $"(SELECT id FROM {name}_until)";
        string remove = $"INSERT INTO {name} ({name}, rowid, text) VALUES ('delete', OLD.id, OLD.{folded});";
        migration.Sql(
            $"CREATE VIRTUAL TABLE {name} USING fts5(text, content = '', detail = none, "
                + "tokenize = 'trigram case_sensitive 1');");
        migration.Sql($"CREATE TABLE {name}_until (id INTEGER NOT NULL); INSERT INTO {name}_until VALUES (0);");
        migration.Sql(
            $"CREATE TRIGGER {name}_insert AFTER INSERT ON {records} WHEN NEW.id <= {until} OR NEW.id >= {until} + {Together} BEGIN "
                + $"INSERT INTO {name} (rowid, text) SELECT id, {folded} FROM {records} "
                + $"WHERE id > min({until}, NEW.id - 1) AND id <= NEW.id; "
                + $"UPDATE {name}_until SET id = max(id, NEW.id); END;");
        migration.Sql(
            $"CREATE TRIGGER {name}_update AFTER UPDATE OF {folded} ON {records} WHEN OLD.id <= {until} BEGIN {remove} "
                + $"INSERT INTO {name} (rowid, text) VALUES (NEW.id, NEW.{folded}); END;");
        migration.Sql($"CREATE TRIGGER {name}_delete AFTER DELETE ON {records} WHEN OLD.id <= {until} BEGIN {remove} END;");
    }

    // Where the extension is not there, or may not be created, the text is looked at: it only takes longer.
    private static string IfAllowed(string name, string records, string folded) => $"""
        DO $$ BEGIN
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
            EXECUTE format('CREATE INDEX {name} ON {records} USING gin ({folded} %I.gin_trgm_ops)',
                (SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm'));
        EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
            RAISE NOTICE 'Without pg_trgm: %', SQLERRM;
        END $$;
        """;
}
