using Microsoft.CodeAnalysis;

namespace Slipway.Sdk.Analyzers.Symbols;

/// <summary>The types that the rules speak of, as one compilation has them.</summary>
internal sealed class PluginTypes
{
    private static readonly string[] Tasks = ["Task", "Task`1", "ValueTask", "ValueTask`1"];

    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol[] _tasks;
    private readonly INamedTypeSymbol _operation;

    private PluginTypes(Compilation compilation, INamedTypeSymbol operation)
    {
        _compilation = compilation;
        _operation = operation;
        _tasks = [.. Tasks.Select(name => Named("System.Threading.Tasks." + name)).OfType<INamedTypeSymbol>()];
    }

    public INamedTypeSymbol? CancellationToken => Named("System.Threading.CancellationToken");

    public INamedTypeSymbol? Console => Named("System.Console");

    public INamedTypeSymbol? Exception => Named("System.Exception");

    /// <summary>The types of a compilation against Slipway.Sdk; null for any other, and for the SDK itself.</summary>
    public static PluginTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Slipway.Sdk.Capabilities.OperationAttribute") is { } operation
        && !SymbolEqualityComparer.Default.Equals(operation.ContainingAssembly, compilation.Assembly)
            ? new PluginTypes(compilation, operation)
            : null;

    public INamedTypeSymbol? Named(string metadataName) => _compilation.GetTypeByMetadataName(metadataName);

    public bool IsOurs(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _compilation.Assembly);

    /// <summary>Whether a type is a task of either kind, with a result or without.</summary>
    public bool IsTask(ITypeSymbol? type) => type is not null && _tasks.Any(task => type.OriginalDefinition.Is(task));

    /// <summary>Whether a method of this type returns before its work is done: a task, or a stream of items.</summary>
    public bool IsAsynchronous(IMethodSymbol method) =>
        method.IsAsync || IsTask(method.ReturnType) || method.ReturnType.OriginalDefinition.Is(Named("System.Collections.Generic.IAsyncEnumerable`1"));

    /// <summary>The operation that a method serves, such as <c>alert.query</c>; null when it is no operation's.</summary>
    public string? OperationOf(IMethodSymbol method)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation) || method.IsStatic || !IsTask(method.ReturnType))
        {
            return null;
        }

        foreach (var member in method.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers().OfType<IMethodSymbol>()))
        {
            if (NameOf(member) is { } name && method.Is(method.ContainingType.FindImplementationForInterfaceMember(member)))
            {
                return name;
            }
        }

        return null;
    }

    private string? NameOf(IMethodSymbol member) => member.GetAttributes()
        .Where(attribute => attribute.AttributeClass.Is(_operation) && attribute.ConstructorArguments.Length == 1)
        .Select(attribute => attribute.ConstructorArguments[0].Value as string)
        .FirstOrDefault();
}
