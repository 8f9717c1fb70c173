using HubGraph.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HubGraph.Data;

/// <summary>A table as the bulk writer fills it: everything in it follows from the model.</summary>
internal sealed class BulkTable
{
    public BulkTable(IEntityType type)
    {
        Root = type.GetRootType();
        Name = Root.GetTableName()!;
        Columns = [.. Root.GetDerivedTypesInclusive().SelectMany(each => each.GetDeclaredProperties()).Select(property => new BulkColumn(property))];
        HasGeneratedKey = Root.FindPrimaryKey()!.Properties is [{ ValueGenerated: ValueGenerated.OnAdd }];
    }

    public IEntityType Root { get; }

    public string Name { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    public bool HasGeneratedKey { get; }
}

/// <summary>A column as the bulk writer fills it.</summary>
internal sealed class BulkColumn
{
    private readonly Func<object, object?> _read;
    private readonly Func<object?, object?>? _convert;

    public BulkColumn(IProperty property)
    {
        RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        Name = property.GetColumnName();
        StoreType = mapping.StoreType;
        _convert = mapping.Converter is ValueConverter converter ? converter.ConvertToProvider : null;
        _read = Reader(property);
    }

    public string Name { get; }

    public string StoreType { get; }

    /// <summary>The value to write, as the provider takes it; null for none.</summary>
    public object? Read(object row)
    {
        object? value = _read(row);
        return value is null || _convert is null ? value : _convert(value);
    }

    private static Func<object, object?> Reader(IProperty property)
    {
        IEntityType declaring = (IEntityType)property.DeclaringType;
        if (property == declaring.FindDiscriminatorProperty())
        {
            Dictionary<Type, object?> names = declaring.GetDerivedTypesInclusive().ToDictionary(type => type.ClrType, type => type.GetDiscriminatorValue());
            return row => names[row.GetType()];
        }
        if (property.FindText() is IProperty text)
        {
            IClrPropertyGetter textGetter = text.GetGetter();
            return row => declaring.ClrType.IsInstanceOfType(row) && textGetter.GetClrValue(row) is string value ? TextFolding.Fold(value) : null;
        }
        IClrPropertyGetter getter = property.GetGetter();
        return row => declaring.ClrType.IsInstanceOfType(row) ? getter.GetClrValue(row) : null;
    }
}
