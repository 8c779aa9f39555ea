using System.Text.RegularExpressions;

namespace Slipway.Plugins.Backstage.Catalog;

/// <summary>
/// A reference to an entity. Backstage compares them without regard to case, so here they are lower case.
/// https://backstage.io/docs/features/software-catalog/references
/// </summary>
internal sealed partial record EntityRef
{
    private const string DefaultNamespace = "default";

    private EntityRef(string kind, string ns, string name) =>
        (Kind, Namespace, Name) = (kind.ToLowerInvariant(), ns.ToLowerInvariant(), name.ToLowerInvariant());

    public string Kind { get; }

    public string Namespace { get; }

    public string Name { get; }

    /// <summary>How it is called here: by its name, with the namespace before it where that is not the default one.</summary>
    public string Id => Namespace == DefaultNamespace ? Name : $"{Namespace}/{Name}";

    /// <summary>A reference of its three parts.</summary>
    public static EntityRef Of(string kind, string? ns, string name) => new(kind, string.IsNullOrEmpty(ns) ? DefaultNamespace : ns, name);

    /// <summary>Reads <c>[kind:][namespace/]name</c>; null when it is no reference.</summary>
    public static EntityRef? Parse(string? text, string kind, string? ns = null)
    {
        var match = Pattern().Match(text ?? "");
        return match.Success ? Of(Part(match, "kind") ?? kind, Part(match, "ns") ?? ns, match.Groups["name"].Value) : null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Kind}:{Namespace}/{Name}";

    private static string? Part(Match match, string group) => match.Groups[group] is { Success: true, Value: var value } ? value : null;

    [GeneratedRegex(@"\A((?<kind>[A-Za-z][A-Za-z0-9]*):)?((?<ns>[A-Za-z0-9.-]+)/)?(?<name>[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
