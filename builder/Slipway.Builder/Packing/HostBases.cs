using System.Text.RegularExpressions;
using Slipway.Builder.Manifest;
using Slipway.Builder.Pipeline;
using Slipway.Images.Host;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Packing;

/// <summary>The base <c>host</c>, of the .NET installation that runs Slipway.</summary>
public static partial class HostBases
{
    /// <summary>The base, or null when a diagnostic of severity error was added.</summary>
    internal static Task<HostBase?> BuildAsync(ServerManifest manifest, BuildContext context, CancellationToken token) =>
        context.Steps.MeasureAsync(BuildStage.Pack, "base host", () => MakeAsync(manifest, context, token), made => made?.FromCache);

    /// <summary>What the base will hold, or null when a diagnostic of severity error was added.</summary>
    internal static HostPlan? Plan(SourcePosition? position, BuildContext context)
    {
        var plan = HostPlanner.Plan(new HostBaseOptions
        {
            DotnetRoot = context.DotnetRoot,
            RuntimeVersion = Newest(context.DotnetRoot, "shared/Microsoft.NETCore.App"),
            AspNetCoreVersion = Newest(context.DotnetRoot, "shared/Microsoft.AspNetCore.App"),
            HostFxrVersion = Newest(context.DotnetRoot, "host/fxr"),
        });
        context.Diagnostics.AddRange(plan.Problems.Select(problem => PackingRules.Of(problem, position)));
        return plan.Ok ? plan.Value : null;
    }

    /// <summary>A problem for each platform of a manifest that this machine does not have.</summary>
    public static IEnumerable<Diagnostic> Refused(ServerManifest manifest, BuildContext context) =>
        manifest is { Base.IsHost: true, Platforms.Count: > 0 } && HostPlanner.PlatformOf(context.DotnetRoot) is { } here
            ? manifest.Platforms.Where(platform => !platform.Value.Serves(here)).Select(other => ManifestRules.HostPlatform.At(
                other.Position, $"the base host is {here} here, not {other.Value}", "build on that machine, or start from a base image of a registry"))
            : [];

    private static async Task<HostBase?> MakeAsync(ServerManifest manifest, BuildContext context, CancellationToken token)
    {
        if (Plan(manifest.Base.Image.Position, context) is not { } plan)
        {
            return null;
        }

        if (Refused(manifest, context).ToList() is { Count: > 0 } refused)
        {
            context.Diagnostics.AddRange(refused);
            return null;
        }

        var workshop = new LayerWorkshop(context);
        return await HostBase.BuildAsync(plan, workshop.Cache, workshop.Options, token);
    }

    // The planner says what is missing; an empty version only makes it say so.
    private static string Newest(string root, string folder)
    {
        var path = Path.Combine(root, folder);
        return !Directory.Exists(path)
            ? "10.0.0"
            : Directory.GetDirectories(path).Select(name => Path.GetFileName(name)).Where(name => Release().IsMatch(name))
                .Select(Version.Parse).DefaultIfEmpty(new Version(10, 0, 0)).Max()!.ToString(3);
    }

    [GeneratedRegex(@"\A10\.\d+\.\d+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Release();
}
