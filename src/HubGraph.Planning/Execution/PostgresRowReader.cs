using System.Buffers;
using System.Globalization;
using HubGraph.Planning.Rows;
using Npgsql;

namespace HubGraph.Planning.Execution;

/// <summary>The current row of a PostgreSQL result.</summary>
internal sealed class PostgresRowReader(NpgsqlDataReader reader) : RowReader, IDisposable
{
    private byte[] _utf8 = ArrayPool<byte>.Shared.Rent(1024);

    public override bool IsNull(int ordinal) => reader.IsDBNull(ordinal);
    public override long Number(int ordinal) => reader.GetInt64(ordinal);
    public override bool Boolean(int ordinal) => reader.GetBoolean(ordinal);
    public override string Text(int ordinal) => reader.GetString(ordinal);
    public override DateOnly Date(int ordinal) => reader.GetFieldValue<DateOnly>(ordinal);
    public override DateTime Instant(int ordinal) => reader.GetDateTime(ordinal);

    // The server sends text as UTF-8: its bytes are taken as they are.
    public override ReadOnlySpan<byte> Utf8(int ordinal)
    {
        long length = reader.GetBytes(ordinal, 0, _utf8, 0, _utf8.Length);
        if (length == _utf8.Length)
        {
            length = reader.GetBytes(ordinal, 0, null, 0, 0);
            ArrayPool<byte>.Shared.Return(_utf8);
            _utf8 = ArrayPool<byte>.Shared.Rent((int)length + 1);
            reader.GetBytes(ordinal, 0, _utf8, 0, (int)length);
        }
        return _utf8.AsSpan(0, (int)length);
    }

    public override void AppendDate(int ordinal, JsonBuffer json)
    {
        Date(ordinal).TryFormat(json.Reserve(10), out int written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.Advance(written);
    }

    public override void AppendInstant(int ordinal, JsonBuffer json)
    {
        Instant(ordinal).TryFormat(json.Reserve(24), out int written, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        json.Advance(written);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_utf8);
        _utf8 = [];
    }
}
