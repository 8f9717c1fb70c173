using System.Data.Common;
using System.Reflection;
using HubGraph.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HubGraph.Data.Changes;

/// <summary>A table as the bulk writer fills it: everything in it follows from the model.</summary>
internal sealed class BulkTable
{
    public BulkTable(IEntityType type)
    {
        Root = type.GetRootType();
        Name = Root.GetTableName()!;
        Columns = [
            // What the database keeps by itself is not written.
            .. Root.GetDerivedTypesInclusive().SelectMany(each => each.GetDeclaredProperties())
                .Where(property => property.GetBeforeSaveBehavior() == PropertySaveBehavior.Save)
                .Select(property => new BulkColumn(property)),
        ];
        IReadOnlyList<IProperty> key = Root.FindPrimaryKey()!.Properties;
        HasGeneratedKey = key is [{ ValueGenerated: ValueGenerated.OnAdd }];
        KeyColumns = [.. key.Select(property => property.GetColumnName())];
    }

    public IEntityType Root { get; }

    public string Name { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    public bool HasGeneratedKey { get; }

    public IReadOnlyList<string> KeyColumns { get; }
}

/// <summary>A column as the bulk writer fills it.</summary>
internal sealed class BulkColumn
{
    private static readonly MethodInfo s_cell = typeof(BulkColumn).GetMethod(nameof(Cell), BindingFlags.Static | BindingFlags.NonPublic)!;

    private readonly Func<object, object?> _read;
    private readonly Func<object?, object?>? _convert, _restore;
    private readonly Func<DbDataReader, int, object> _cell;

    public BulkColumn(IProperty property)
    {
        RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        Name = property.GetColumnName();
        StoreType = mapping.StoreType;
        ValueConverter? converter = mapping.Converter;
        (_convert, _restore) = (converter?.ConvertToProvider, converter?.ConvertFromProvider);
        Type stored = converter?.ProviderClrType ?? property.ClrType;
        _cell = s_cell.MakeGenericMethod(Nullable.GetUnderlyingType(stored) ?? stored).CreateDelegate<Func<DbDataReader, int, object>>();
        _read = Reader(property);
    }

    public string Name { get; }

    public string StoreType { get; }

    /// <summary>The value to write, as the provider takes it; null for none.</summary>
    public object? Read(object row) => Store(_read(row));

    /// <summary>A value of the model as the provider takes it.</summary>
    public object? Store(object? value) => value is null || _convert is null ? value : _convert(value);

    /// <summary>The value that the database holds, as the model has it.</summary>
    public object? ReadStored(DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : _restore is null ? _cell(reader, ordinal) : _restore(_cell(reader, ordinal));

    private static object Cell<T>(DbDataReader reader, int ordinal)
        where T : notnull => reader.GetFieldValue<T>(ordinal);

    private static Func<object, object?> Reader(IProperty property)
    {
        IEntityType declaring = (IEntityType)property.DeclaringType;
        if (property == declaring.FindDiscriminatorProperty())
        {
            Dictionary<Type, object?> names = declaring.GetDerivedTypesInclusive()
                .ToDictionary(type => type.ClrType, type => type.GetDiscriminatorValue());
            return row => names[row.GetType()];
        }
        if (property.FindText() is IProperty text)
        {
            IClrPropertyGetter textGetter = text.GetGetter();
            return row =>
                declaring.ClrType.IsInstanceOfType(row) && textGetter.GetClrValue(row) is string value ? TextFolding.Fold(value) : null;
        }
        IClrPropertyGetter getter = property.GetGetter();
        return row => declaring.ClrType.IsInstanceOfType(row) ? getter.GetClrValue(row) : null;
    }
}
