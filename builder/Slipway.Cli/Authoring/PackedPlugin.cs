using Slipway.Approval.Documentation;
using Slipway.Approval.Index;
using Slipway.Builder.Projects;
using Slipway.Cli.Running;
using Slipway.Cli.Verbs;

namespace Slipway.Cli.Authoring;

/// <summary>A plugin's package that an index would take: packed with <c>dotnet pack</c> aside, judged there, and only then put where it was asked for.</summary>
internal static class PackedPlugin
{
    /// <summary>The path of the package; null when a diagnostic of severity error was added, and then nothing was left.</summary>
    public static async Task<PluginPackage?> MakeAsync(VerbRun run, string written, IReadOnlyList<string> feeds, string output, CancellationToken token)
    {
        var draft = Directory.CreateDirectory(Path.Combine(run.WorkFolder, "packages")).FullName;
        if (PluginProject.Find(Path.TrimEndingDirectorySeparator(run.Edge.PathOf(written)), written, run.Diagnostics) is not { } project
            || !await DotnetPack.RunAsync(run, project, new PackOrder(draft, feeds), token)
            || project.PackageIn(draft, run.Diagnostics) is not { } id)
        {
            return null;
        }

        var name = $"{id}.{project.PackageVersion}.nupkg";
        var package = Path.Combine(draft, name);
        if (PluginPackage.Read(package, name, run.Diagnostics, token) is not { } read)
        {
            return null;
        }

        run.Diagnostics.AddRange(DocumentationChecks.Run(read.Documentation).SelectMany(one => one.Found));
        if (run.Diagnostics.HasErrors || !MayTakeItsPlace(run, package, Path.Combine(output, name)))
        {
            return null;
        }

        Directory.CreateDirectory(output);
        File.Copy(package, Path.Combine(output, name), overwrite: true);
        return read;
    }

    // A version is one content for ever: whoever has the other one would never see this.
    private static bool MayTakeItsPlace(VerbRun run, string package, string target)
    {
        if (!File.Exists(target) || File.ReadAllBytes(package).AsSpan().SequenceEqual(File.ReadAllBytes(target)))
        {
            return true;
        }

        run.Diagnostics.Add(ProjectRules.OtherContent.At(
            null, $"{Path.GetFileName(target)} is there already, with another content", "raise the version in the project and in plugin.yaml; or delete the file, if nobody has it yet"));
        return false;
    }
}
