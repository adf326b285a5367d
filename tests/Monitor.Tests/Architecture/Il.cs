using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace Monitor.Tests.Architecture;

/// <summary>What the compiled code says: which types use which, and who constructs what. Sources could hide it in an alias.</summary>
internal static class Il
{
    public static IReadOnlyList<IType> TypesOf(System.Reflection.Assembly assembly, string root) =>
        [.. new ArchLoader().LoadAssembly(assembly).Build().Types.Where(type => type.FullName.StartsWith(root + ".", StringComparison.Ordinal))];

    public static IEnumerable<Arrow> Arrows(IEnumerable<IType> types) =>
        // The arrow to itself lets a type without any dependency be judged by its place too.
        types.SelectMany(type => type.Dependencies.SelectMany(Targets).Append(type.FullName).Distinct().Select(target => new Arrow(type.FullName, target)));

    /// <summary>Types that call a constructor of one of <paramref name="wanted"/> (full names).</summary>
    public static IEnumerable<string> Constructing(IEnumerable<IType> types, IReadOnlyList<string> wanted) =>
        from type in types
        from called in type.Dependencies.OfType<MethodCallDependency>().Select(call => call.TargetMember).OfType<MethodMember>()
        where called.MethodForm == MethodForm.Constructor && wanted.Contains(called.DeclaringType.FullName)
        select $"{type.FullName} constructs {called.DeclaringType.FullName}";

    private static IEnumerable<string> Targets(ITypeDependency dependency) =>
        dependency.TargetGenericArguments.SelectMany(Inner).Prepend(dependency.Target.FullName);

    private static IEnumerable<string> Inner(GenericArgument argument) =>
        argument.GenericArguments.SelectMany(Inner).Prepend(argument.Type.FullName);
}
