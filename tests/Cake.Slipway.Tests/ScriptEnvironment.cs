using Cake.Core;
using Cake.Core.IO;

namespace Cake.Slipway.Tests;

/// <summary>Cake's environment with a working directory of its own: the real one is the process's, and tests share it.</summary>
internal sealed class ScriptEnvironment(string folder) : ICakeEnvironment
{
    private readonly CakeEnvironment _real = new(new CakePlatform(), new CakeRuntime());

    public DirectoryPath WorkingDirectory { get; set; } = folder;

    public DirectoryPath UserHomeDirectory => _real.UserHomeDirectory;

    public DirectoryPath ApplicationRoot => _real.ApplicationRoot;

    public ICakePlatform Platform => _real.Platform;

    public ICakeRuntime Runtime => _real.Runtime;

    public DirectoryPath GetSpecialPath(SpecialPath path) => _real.GetSpecialPath(path);

    public string? GetEnvironmentVariable(string variable) => _real.GetEnvironmentVariable(variable);

    public IDictionary<string, string?> GetEnvironmentVariables() => _real.GetEnvironmentVariables();
}
