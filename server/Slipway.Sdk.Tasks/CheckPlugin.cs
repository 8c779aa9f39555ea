using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Slipway.Metadata;
using Slipway.Metadata.Diagnostics;
using Slipway.Sdk.Tasks.Checks;
using Task = Microsoft.Build.Utilities.Task;

namespace Slipway.Sdk.Tasks;

/// <summary>The MSBuild task that checks a plugin before it is packed and says which files belong into its package.</summary>
public sealed class CheckPlugin : Task
{
    /// <summary>The project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The compiled assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The version of the package.</summary>
    [Required]
    public string PackageVersion { get; set; } = "";

    /// <summary>The licence expression of the package, if any.</summary>
    public string PackageLicense { get; set; } = "";

    /// <summary>The target framework whose assembly this is.</summary>
    public string TargetFramework { get; set; } = "";

    /// <summary>All target frameworks, when there are several.</summary>
    public string TargetFrameworks { get; set; } = "";

    /// <summary><c>true</c> or <c>false</c> when the project says whether it is a plugin.</summary>
    public string IsPlugin { get; set; } = "";

    /// <summary>Whether configuration schemas are written even where files exist.</summary>
    public bool WriteSchemas { get; set; }

    /// <summary>The files that belong into the package, each with its <c>PackagePath</c>.</summary>
    [Output]
    public ITaskItem[] PackageFiles { get; private set; } = [];

    /// <inheritdoc />
    public override bool Execute()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(ProjectFile))!;
        var outcome = PackCheck.Run(new PluginProject
        {
            File = ProjectFile,
            Folder = folder,
            Assembly = Path.GetFullPath(Assembly, folder),
            PackageVersion = PackageVersion,
            PackageLicense = PackageLicense.Trim(),
            IsPlugin = bool.TryParse(IsPlugin, out var isPlugin) ? isPlugin : null,
            WriteSchemas = WriteSchemas,
        });
        foreach (var problem in outcome.Problems)
        {
            Report(problem);
        }

        PackageFiles = !Frameworks.IsFirst(TargetFrameworks, TargetFramework) ? [] :
        [
            .. outcome.Files.Select(file => new TaskItem(Path.Combine(folder, file), new Dictionary<string, string> { ["PackagePath"] = file })),
        ];
        return !Log.HasLoggedErrors;
    }

    private void Report(Diagnostic problem)
    {
        var (file, line, column, length) = problem.Position is { } at ? (at.File, at.Line, at.Column, at.Length) : (ProjectFile, 0, 0, 0);
        var message = problem.Remedy is null ? problem.Message : $"{problem.Message}. Fix: {problem.Remedy}";
        var (endLine, endColumn) = length > 0 ? (line, column + length) : (0, 0);
        var help = WellKnown.DiagnosticUri(problem.Id);
        if (problem.IsError)
        {
            Log.LogError(null, problem.Id, null, help, file, line, column, endLine, endColumn, "{0}", message);
        }
        else
        {
            Log.LogWarning(null, problem.Id, null, help, file, line, column, endLine, endColumn, "{0}", message);
        }
    }
}
