namespace Slipway.Cli.Manifests;

/// <summary>A plugin that a new manifest names.</summary>
internal sealed record ChosenPlugin(string Name, string Module, string Version)
{
    /// <summary>Reads NAME=MODULE@VERSION; null where it is not of that form.</summary>
    public static ChosenPlugin? TryParse(string written) =>
        written.Split('=') is [{ Length: > 0 } name, var package] && package.Split('@') is [{ Length: > 0 } module, { Length: > 0 } version]
            ? new ChosenPlugin(name, module, version)
            : null;
}
