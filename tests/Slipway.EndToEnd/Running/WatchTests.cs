using System.Text.Json;

namespace Slipway.EndToEnd.Running;

public sealed class WatchTests : IDisposable
{
    private static readonly Dictionary<string, string?> Nothing = [];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Watch_ManifestBrokenAndMended_ServesOnAndThenAnew()
    {
        MockServerManifest.CopyTo(_folder);
        var manifest = await File.ReadAllTextAsync(_folder[MockServerManifest.Name], TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_folder["tmp"]);
        using var run = new RunCommand(_folder, new Dictionary<string, string?> { ["TMPDIR"] = _folder["tmp"] }, MockServerManifest.Name, "--watch");
        var first = Meaning(await run.WaitForAnswerAsync("/plugins", _ => true));
        var processes = run.Processes();

        _folder.Write(MockServerManifest.Name, manifest.Replace("Slipway.Plugins.Mock, version: 1.0.0", "Slipway.Plugins.Mock, version: 1.*", StringComparison.Ordinal));
        await run.WaitForTextAsync("the server of before keeps running");

        Assert.Contains("error SLP1102: ", run.Said, StringComparison.Ordinal);
        Assert.Equal(first, Meaning(await run.AskAsync("/plugins")));
        Assert.Equal(processes, run.Processes());

        _folder.Write(MockServerManifest.Name, manifest.Replace("\n  version: ", "\n  version: 9", StringComparison.Ordinal));
        await run.WaitForAnswerAsync("/plugins", plugins => Meaning(plugins) != first);
        Assert.Single(Directory.GetDirectories(Assert.Single(Directory.GetDirectories(_folder["tmp"], "slipway-*"))));

        var exitCode = await run.InterruptAsync();
        Assert.Equal(130, exitCode);
        Assert.Empty(run.Processes());
        Assert.DoesNotContain('\e', run.Said);
        Assert.Empty(Directory.GetDirectories(_folder["tmp"], "slipway-*"));
    }

    [Theory]
    [InlineData("lock")]
    [InlineData("package")]
    public async Task Watch_LockOrLocalPackageWritten_StartsAnother(string written)
    {
        MockServerManifest.CopyTo(_folder);
        var package = Path.Combine(Packages.Folder, "Slipway.Plugins.Mock.1.0.0.nupkg");
        var manifest = await File.ReadAllTextAsync(_folder[MockServerManifest.Name], TestContext.Current.CancellationToken);
        _folder.Write("local/Slipway.Plugins.Mock.1.0.0.nupkg", await File.ReadAllBytesAsync(package, TestContext.Current.CancellationToken));
        _folder.Write(MockServerManifest.Name, manifest.Replace(
            "Slipway.Plugins.Mock, version: 1.0.0", "Slipway.Plugins.Mock, version: 1.0.0, path: local/Slipway.Plugins.Mock.1.0.0.nupkg, because: a test, until: 2999-01-01", StringComparison.Ordinal));
        using var run = new RunCommand(_folder, Nothing, MockServerManifest.Name, "--watch");
        await run.WaitForAnswerAsync("/plugins", _ => true);
        var processes = run.Processes();

        if (written == "lock")
        {
            var locked = await SlipwayCommand.RunAsync(_folder.Path, new Dictionary<string, string?> { ["CI"] = null }, "lock", MockServerManifest.Name);
            Assert.True(locked.ExitCode == 0, locked.All);
        }
        else
        {
            File.Copy(package, _folder["local/Slipway.Plugins.Mock.1.0.0.nupkg"], overwrite: true);
        }

        await run.WaitForTextAsync("something changed; building anew");
        await run.WaitForAnswerAsync("/plugins", _ => run.Processes() is { Count: RunCommand.ProcessesOfAServer } now && !now.SequenceEqual(processes));
    }

    [Fact]
    public async Task Watch_ServerThatCannotStart_WaitsForAChange()
    {
        MockServerManifest.CopyTo(_folder);
        var manifest = await File.ReadAllTextAsync(_folder[MockServerManifest.Name], TestContext.Current.CancellationToken);
        _folder.Write(MockServerManifest.Name, manifest.Replace("OPSORCH_ALERT_PROVIDER: mock", "OPSORCH_ALERT_PROVIDER: nobody", StringComparison.Ordinal));
        using var run = new RunCommand(_folder, Nothing, MockServerManifest.Name, "--watch");
        await run.WaitForTextAsync("the server ended with exit code");

        _folder.Write(MockServerManifest.Name, manifest);
        await run.WaitForAnswerAsync("/plugins", _ => true);
    }

    private static string? Meaning(JsonElement plugins) => plugins.GetProperty("server").GetProperty("manifestDigest").GetString();
}
