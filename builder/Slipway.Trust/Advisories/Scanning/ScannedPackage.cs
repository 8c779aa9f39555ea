namespace Slipway.Trust.Advisories.Scanning;

/// <summary>A package as advisories speak of it.</summary>
/// <param name="Ref">The component's ref in its bill of materials.</param>
/// <param name="Ecosystem">OSV's name of the ecosystem, such as <c>NuGet</c> or <c>Debian:12</c>.</param>
/// <param name="Name">The name there; for Debian that of the source package.</param>
/// <param name="Version">The version there.</param>
public sealed record ScannedPackage(string Ref, string Ecosystem, string Name, string Version)
{
    /// <summary>The name under which a distribution installs it, where advisories speak of the source it is made from.</summary>
    public string? Installed { get; init; }

    /// <summary>Whether people mean this package by a name: libssl3 as well as openssl.</summary>
    public bool IsCalled(string name) => name.Equals(Name, StringComparison.OrdinalIgnoreCase) || name.Equals(Installed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Name and version, for people.</summary>
    public override string ToString() => $"{Name} {Version}";
}
