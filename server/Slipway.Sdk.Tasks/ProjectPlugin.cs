using Microsoft.Build.Framework;
using Slipway.Sdk.Tasks.Checks;
using Task = Microsoft.Build.Utilities.Task;

namespace Slipway.Sdk.Tasks;

/// <summary>The MSBuild task that writes what the generator needs of plugin.yaml, before the compiler runs.</summary>
public sealed class ProjectPlugin : Task
{
    /// <summary>The absolute path of plugin.yaml.</summary>
    [Required]
    public string Manifest { get; set; } = "";

    /// <summary>The absolute path of the file to write.</summary>
    [Required]
    public string Projection { get; set; } = "";

    /// <inheritdoc />
    public override bool Execute()
    {
        if (PluginProjection.WhyNotWritten(Projection, PluginProjection.Of(Manifest)) is { } reason)
        {
            Log.LogError("{0} cannot be written: {1}", Projection, reason);
        }

        return !Log.HasLoggedErrors;
    }
}
