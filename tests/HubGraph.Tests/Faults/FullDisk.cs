using HubGraph.Tests.Data;

namespace HubGraph.Tests.Faults;

/// <summary>A PostgreSQL server that has no room for some activities.</summary>
internal static class FullDisk
{
    /// <summary>What they are called.</summary>
    public const string Summary = "Trop";

    public static Task FillAsync(TestDatabase database) => database.ScalarAsync($"""
        CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
        CREATE TRIGGER full_disk BEFORE INSERT ON activities FOR EACH ROW WHEN (NEW.summary = '{Summary}') EXECUTE FUNCTION fill();
        """);
}
