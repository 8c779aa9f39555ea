using System.ComponentModel.Design;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Slipway.Tests;

/// <summary>A script's context as Cake makes it: its own runner of processes and tools. Where <c>slipway</c> should be lies a program that keeps what it is called with.</summary>
internal sealed class CakeScript : IDisposable
{
    private readonly TempFolder _folder = new();

    public CakeScript()
    {
        Directory.CreateDirectory(_folder["tools"]);
        File.CreateSymbolicLink(_folder["tools/slipway"], Repository.PathOf("tests/Cake.Slipway.Tests/slipway.sh"));
        Ends(0, "");
        var (files, environment, configuration) = (new FileSystem(), new ScriptEnvironment(_folder.Path), new CakeConfiguration(new Dictionary<string, string>()));
        var globber = new Globber(files, environment);
        var tools = new ToolLocator(environment, new ToolRepository(environment), new ToolResolutionStrategy(files, environment, globber, configuration, Log));
        Context = new CakeContext(
            files, environment, globber, Log, new CakeArguments(Array.Empty<string>().ToLookup(name => name)),
            new ProcessRunner(files, environment, Log, tools, configuration), new WindowsRegistry(), tools, new CakeDataService(), configuration,
            new ToolInstaller(environment, tools, configuration, Log, []), new ServiceContainer());
    }

    public ICakeContext Context { get; }

    public KeptLog Log { get; } = new();

    /// <summary>The words that the command was called with.</summary>
    public string[] Words => File.ReadAllLines(_folder["tools/words"]);

    /// <summary>The folder that it ran in.</summary>
    public string RanIn => File.ReadAllText(_folder["tools/folder"]).Trim();

    public string[] Environment => File.ReadAllLines(_folder["tools/environment"]);

    public string this[string path] => _folder[path];

    public void Write(string path, string text) => _folder.Write(path, text);

    /// <summary>How the command shall end, and what it shall write to standard output.</summary>
    public void Ends(int exitCode, string answer)
    {
        _folder.Write("tools/code", $"{exitCode}");
        _folder.Write("tools/answer", answer);
    }

    public void Dispose() => _folder.Dispose();
}
