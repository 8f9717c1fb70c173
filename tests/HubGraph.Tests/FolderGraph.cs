using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace HubGraph.Tests;

/// <summary>Which namespaces, which are folders, use which of the same assembly.</summary>
internal sealed class FolderGraph
{
    private readonly Dictionary<string, SortedDictionary<string, HashSet<string>>> _uses = [];

    public FolderGraph(Assembly assembly)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(assembly.Location);
        foreach (TypeDefinition type in module.Types.Where(type => type.Namespace.Length > 0))
        {
            foreach (TypeReference used in TypesOf(type))
                Add(type, used);
        }
    }

    /// <summary>The circles among some of them, each with the types that make it.</summary>
    public IEnumerable<string> Circles(Func<string, bool> among)
    {
        HashSet<string> told = [];
        foreach (string folder in _uses.Keys.Where(among).Order(StringComparer.Ordinal).Where(folder => !told.Contains(folder)))
        {
            string[] circle = [.. Reached(folder, among).Where(other => Reached(other, among).Contains(folder)).Order(StringComparer.Ordinal)];
            told.UnionWith(circle);
            if (circle.Length > 0)
                yield return string.Join('\n', circle.SelectMany(user => _uses[user].Where(use => circle.Contains(use.Key)).Select(use => $"{user} uses {use.Key}: {string.Join(", ", use.Value)}")));
        }
    }

    private HashSet<string> Reached(string folder, Func<string, bool> among)
    {
        HashSet<string> reached = [];
        Stack<string> left = new([folder]);
        while (left.TryPop(out string? next))
        {
            foreach (string used in _uses.GetValueOrDefault(next)?.Keys.Where(among).Where(reached.Add) ?? [])
                left.Push(used);
        }
        return reached;
    }

    private void Add(TypeDefinition user, TypeReference used)
    {
        switch (used)
        {
            case GenericInstanceType generic:
                foreach (TypeReference argument in generic.GenericArguments.Prepend(generic.ElementType))
                    Add(user, argument);
                break;
            case TypeSpecification specification:
                Add(user, specification.ElementType);
                break;
            case { DeclaringType: { } outer }:
                Add(user, outer);
                break;
            case TypeDefinition own when own.Namespace.Length > 0 && own.Namespace != user.Namespace:
                if (!_uses.TryGetValue(user.Namespace, out SortedDictionary<string, HashSet<string>>? uses))
                    _uses.Add(user.Namespace, uses = new(StringComparer.Ordinal));
                if (!uses.TryGetValue(own.Namespace, out HashSet<string>? types))
                    uses.Add(own.Namespace, types = []);
                types.Add($"{user.Name} → {own.Name}");
                break;
            default:
                break;
        }
    }

    private static IEnumerable<TypeReference> TypesOf(TypeDefinition type) =>
    [
        .. type.BaseType is null ? [] : new[] { type.BaseType },
        .. type.Interfaces.Select(each => each.InterfaceType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.CustomAttributes.Select(attribute => attribute.AttributeType),
        .. type.Methods.SelectMany(TypesOf),
        .. type.NestedTypes.SelectMany(TypesOf),
    ];

    private static IEnumerable<TypeReference> TypesOf(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType).Concat(method.Body.Instructions.SelectMany(TypesOf)) : [],
    ];

    private static IEnumerable<TypeReference> TypesOf(Instruction instruction) => instruction.Operand switch
    {
        GenericInstanceMethod called => [called.DeclaringType, .. called.GenericArguments],
        MemberReference and not TypeReference => [((MemberReference)instruction.Operand).DeclaringType],
        TypeReference type => [type],
        _ => [],
    };
}
