using System.Collections.Immutable;

namespace Slipway.Trust.Sbom;

/// <summary>What something is made of: the thing itself, its components, and who needs whom.</summary>
public sealed record BillOfMaterials
{
    /// <summary>The thing described.</summary>
    public required Component Subject { get; init; }

    /// <summary>Its components.</summary>
    public ImmutableArray<Component> Components { get; init; } = [];

    /// <summary>Who needs whom. Components that need nothing may be left out; the document says so of them.</summary>
    public ImmutableArray<ComponentDependency> Dependencies { get; init; } = [];

    /// <summary>What made the document.</summary>
    public ImmutableArray<Component> Tools { get; init; } = [];

    /// <summary>Who makes the thing, and hears of weaknesses in it.</summary>
    public Organization? Manufacturer { get; init; }

    /// <summary>When the document was made: an input, so that the same things have the same document.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The serial number of a document that was read; one that is written gets its own.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Refs of components whose dependencies are all known.</summary>
    public ImmutableArray<string> Complete { get; init; } = [];

    /// <summary>Refs of components that may have parts nobody knows of.</summary>
    public ImmutableArray<string> Incomplete { get; init; } = [];

    /// <summary>What a schema cannot see: refs that are not unique, and edges that lead nowhere.</summary>
    public ImmutableArray<TrustProblem> Check()
    {
        var refs = new HashSet<string>(StringComparer.Ordinal);
        var problems = ImmutableArray.CreateBuilder<TrustProblem>();
        foreach (var component in Components.Prepend(Subject))
        {
            if (!refs.Add(component.Ref))
            {
                problems.Add(SbomProblems.DuplicateRef(component.Ref));
            }
        }

        problems.AddRange(
            from dependency in Dependencies
            from target in dependency.DependsOn.Prepend(dependency.Ref)
            where !refs.Contains(target)
            select SbomProblems.UnknownRef(target, dependency.Ref));
        return problems.ToImmutable();
    }
}
