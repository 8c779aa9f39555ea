namespace Slipway.Cli.Running;

/// <summary>How a plugin's project is to be packed.</summary>
/// <param name="Packages">The folder that the package goes to.</param>
/// <param name="Feeds">Where packages come from beside nuget.config's sources.</param>
internal sealed record PackOrder(string Packages, IReadOnlyList<string> Feeds)
{
    /// <summary>Whether its packages are restored already.</summary>
    public bool IsRestored { get; init; }

    /// <summary>Where the build writes down how it called the compiler.</summary>
    public CompilerRecord? Record { get; init; }
}
