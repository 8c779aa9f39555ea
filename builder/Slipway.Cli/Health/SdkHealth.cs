using Slipway.Builder.Resolution;

namespace Slipway.Cli.Health;

/// <summary>Whether this machine has what the base <c>host</c> is made of. No other base needs it.</summary>
internal static class SdkHealth
{
    public static HealthFinding Find(string root, bool? wantsHost)
    {
        if (FrameworkPacks.Find(root) is { } packs)
        {
            return HealthFinding.Ok("sdk", $".NET {packs.Facts.Version} reference packs in {root}");
        }

        return new HealthFinding(
            "sdk", wantsHost == true ? HealthState.Broken : HealthState.Warning,
            $"{root} has no reference packs of the .NET 10 SDK{(wantsHost == false ? "; this manifest's base does not need them" : "; only the base host is made of them")}",
            "install the .NET 10 SDK and name it with DOTNET_ROOT, or take another base");
    }
}
