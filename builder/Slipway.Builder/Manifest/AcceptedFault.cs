namespace Slipway.Builder.Manifest;

/// <summary>A known fault of a plugin that a manifest takes on.</summary>
/// <param name="What">One of <see cref="All"/>.</param>
/// <param name="Because">Why.</param>
/// <param name="Until">The day from which it is an error again.</param>
public sealed record AcceptedFault(string What, string Because, Located<DateOnly> Until)
{
    /// <summary>The plugin declares that it does not fit the server.</summary>
    public const string Incompatible = "incompatible";

    /// <summary>The plugin refers to something that the server does not have.</summary>
    public const string Unlinked = "unlinked";

    /// <summary>The curated index marks the plugin as insecure.</summary>
    public const string Insecure = "insecure";

    /// <summary>All that can be taken on.</summary>
    public static IReadOnlyList<string> All { get; } = [Incompatible, Unlinked, Insecure];
}
