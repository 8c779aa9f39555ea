using Slipway.Images.Layers;

namespace Slipway.Images.Host;

/// <summary>What the base <c>host</c> will hold: two layers, one of the system and one of .NET. No content has been read yet.</summary>
public sealed class HostPlan
{
    internal HostPlan(Platform platform, LayerTree system, LayerTree dotnet, int userId) =>
        (Platform, System, Dotnet, UserId) = (platform, system, dotnet, userId);

    /// <summary>The platform of this machine.</summary>
    public Platform Platform { get; }

    /// <summary>Libraries, certificates, accounts, an empty <c>/tmp</c>.</summary>
    public LayerTree System { get; }

    /// <summary>The launcher, its host, and the shared frameworks.</summary>
    public LayerTree Dotnet { get; }

    /// <summary>The user that the image runs as.</summary>
    public int UserId { get; }
}
