namespace Slipway.EndToEnd;

/// <summary>The published command, as <c>build.cs publish</c> leaves it.</summary>
internal static class SlipwayCommand
{
    public static string Path
    {
        get
        {
            var path = Repository.PathOf("artifacts/publish/slipway/slipway");
            Tool.RequireThat(File.Exists(path), "there is no published command (dotnet run build.cs -- publish)");
            return path;
        }
    }

    public static Task<CommandResult> RunAsync(
        string workingDirectory, IReadOnlyDictionary<string, string?>? environment, params string[] arguments) =>
        CommandRunner.RunAsync(Path, arguments, workingDirectory, environment);
}
