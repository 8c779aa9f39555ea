using Slipway.Images.Caching;
using Slipway.Images.Host;
using Slipway.Images.Layers;

namespace Slipway.Images.Tests.Host;

/// <summary>The base of the machine that runs the tests, built once for all of them.</summary>
internal static class HostMachine
{
    private static readonly TempFolder Folder = FolderOfThisRun();

    /// <summary>The options that describe this machine's running .NET.</summary>
    public static HostBaseOptions Options { get; } = new()
    {
        DotnetRoot = DotnetRoot(),
        RuntimeVersion = Environment.Version.ToString(),
        AspNetCoreVersion = Environment.Version.ToString(),
    };

    /// <summary>The cache that holds the base's layers.</summary>
    public static LayerCache Cache { get; } = new(Folder["cache"]);

    /// <summary>The base; level 1, for these tests are not about size.</summary>
    public static Task<HostBase> Base { get; } = HostBase.BuildAsync(
        HostPlanner.Plan(Options).Required, Cache, new LayerOptions { CompressionLevel = 1 }, CancellationToken.None);

    private static TempFolder FolderOfThisRun()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    }

    private static string DotnetRoot() =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."));
}
