using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;

namespace Cake.Slipway;

/// <summary>
/// <para>Builds curated server images with <see href="https://slipway.dev">Slipway</see>: checks, locks, plans, builds, verifies and pushes them.</para>
/// <para>The <c>slipway</c> command is not part of this package: it is looked for on the PATH and among Cake's tools, unless <c>ToolPath</c> names it.</para>
/// <code>#addin nuget:?package=Cake.Slipway&amp;version=1.0.0</code>
/// </summary>
[CakeAliasCategory("Slipway")]
[CakeNamespaceImport("Cake.Slipway")]
public static class SlipwayAliases
{
    /// <summary>Validates a manifest, resolves its packages, judges compatibility and policy; writes nothing.</summary>
    /// <param name="context">The context.</param>
    /// <param name="manifest">The build manifest.</param>
    /// <param name="settings">The settings.</param>
    /// <example><code>SlipwayCheck("ops-server.yaml", new SlipwayCheckSettings { Locked = true });</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Check")]
    public static void SlipwayCheck(this ICakeContext context, FilePath manifest, SlipwayCheckSettings? settings = null) =>
        Of(context, "check", settings ?? new(), manifest).Run();

    /// <summary>Resolves a manifest's packages and writes the lock beside it.</summary>
    /// <param name="context">The context.</param>
    /// <param name="manifest">The build manifest.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The lock.</returns>
    /// <example><code>var written = SlipwayLock("ops-server.yaml");</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Lock")]
    public static FilePath SlipwayLock(this ICakeContext context, FilePath manifest, SlipwayLockSettings? settings = null)
    {
        var tool = Of(context, "lock", settings ?? new(), manifest);
        return new FilePath(tool.Ask()).MakeAbsolute(tool.Folder);
    }

    /// <summary>Says what a change of a manifest, or of a folder that is a curated index, does. One that refuses fails the build.</summary>
    /// <param name="context">The context.</param>
    /// <param name="manifest">The build manifest, or the folder of the index.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The plan.</returns>
    /// <example>
    /// <code>
    /// var plan = SlipwayPlan("ops-server.yaml", new SlipwayPlanSettings { Against = "main", Comment = "plan.md" });
    /// if (plan.Decision == SlipwayPlanDecision.Decide)
    /// {
    ///     Warning(plan.Headline);
    /// }
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeAliasCategory("Plan")]
    public static SlipwayPlanResult SlipwayPlan(this ICakeContext context, FilePath manifest, SlipwayPlanSettings? settings = null)
    {
        var tool = Of(context, "plan", settings ?? new(), manifest);
        tool.Line.Flag("--json", true);
        return SlipwayAnswers.Plan(tool.Ask());
    }

    /// <summary>Builds the image of a manifest, with its evidence.</summary>
    /// <param name="context">The context.</param>
    /// <param name="manifest">The build manifest.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>What was built.</returns>
    /// <example>
    /// <code>
    /// var built = SlipwayBuild("ops-server.yaml", new SlipwayBuildSettings { Locked = true, Push = true, SignKey = "acme.key", KeyPassphrase = EnvironmentVariable("PASSPHRASE") });
    /// Information(built.Reference);
    /// </code>
    /// </example>
    [CakeMethodAlias]
    [CakeAliasCategory("Build")]
    public static SlipwayBuildResult SlipwayBuild(this ICakeContext context, FilePath manifest, SlipwayBuildSettings? settings = null)
    {
        settings ??= new();
        var tool = Of(context, "build", settings, manifest);
        DirectoryPath output = settings.Output ?? new DirectoryPath("out").Combine(manifest.GetFilenameWithoutExtension().FullPath);
        if (settings.Output is null)
        {
            tool.Line.Option("--output", output);
        }

        // Without --json the progress of the build stays visible; build.json says the rest of the answer.
        var reference = tool.Ask();
        output = output.MakeAbsolute(context.Environment);
        using var json = new StreamReader(context.FileSystem.GetFile(output.CombineWithFilePath("build.json")).OpenRead());
        return SlipwayAnswers.Built(json.ReadToEnd(), reference, output);
    }

    /// <summary>Judges an image by a policy: signatures, provenance, contents, weaknesses, base. One that it refuses fails the build.</summary>
    /// <param name="context">The context.</param>
    /// <param name="image">An image in a registry, an OCI layout, or the output folder of a build.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>The verdict.</returns>
    /// <example><code>SlipwayVerify("registry.example.com/platform/ops-server:1.4.0", new SlipwayVerifySettings { Key = "acme.pub" });</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Verify")]
    public static SlipwayVerifyResult SlipwayVerify(this ICakeContext context, string image, SlipwayVerifySettings settings)
    {
        var tool = Of(context, "verify", settings, image);
        tool.Line.Flag("--json", true);
        return SlipwayAnswers.Verdict(tool.Ask());
    }

    /// <summary>Copies an image with its referrers and signatures into registries, its digest unchanged.</summary>
    /// <param name="context">The context.</param>
    /// <param name="source">An image in a registry, an OCI layout, an archive, or the output folder of a build.</param>
    /// <param name="targets">Where to: <c>REGISTRY/REPOSITORY:TAG</c>, or without a tag.</param>
    /// <param name="settings">The settings.</param>
    /// <returns>One image a repository.</returns>
    /// <example><code>SlipwayPush(built.Reference, ["registry.example.org/prod/ops-server:1.4.0"]);</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Push")]
    public static IReadOnlyList<SlipwayPushResult> SlipwayPush(
        this ICakeContext context, string source, IEnumerable<string> targets, SlipwayPushSettings? settings = null)
    {
        var tool = Of(context, "push", settings ?? new(), source);
        targets.ToList().ForEach(target => tool.Line.Word(target));
        tool.Line.Flag("--json", true);
        return SlipwayAnswers.Pushed(tool.Ask());
    }

    /// <summary>Tries whether a server, an image, a plugin's package or a manifest's server does what the contract promises. It runs their code.</summary>
    /// <param name="context">The context.</param>
    /// <param name="target">What is tried.</param>
    /// <param name="settings">The settings.</param>
    /// <example><code>SlipwayConformance(built.Output.FullPath, new SlipwayConformanceSettings { Smoke = true, Attach = true });</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Conformance")]
    public static void SlipwayConformance(this ICakeContext context, string target, SlipwayConformanceSettings? settings = null) =>
        Of(context, "conformance", settings ?? new(), target).Run();

    private static SlipwayTool Of(ICakeContext context, string verb, SlipwaySettings settings, FilePath first)
    {
        var tool = new SlipwayTool(context, verb, settings);
        tool.Line.Word(first);
        return tool;
    }

    private static SlipwayTool Of(ICakeContext context, string verb, SlipwaySettings settings, string first)
    {
        var tool = new SlipwayTool(context, verb, settings);
        tool.Line.Word(first);
        return tool;
    }
}
