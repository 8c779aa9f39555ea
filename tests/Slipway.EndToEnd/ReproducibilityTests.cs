namespace Slipway.EndToEnd;

public sealed class ReproducibilityTests
{
    [Fact]
    public async Task Build_OnTwoMachines_GivesTheSameDigest()
    {
        using var first = new Machine("UTC", "C", "0022");
        using var second = new Machine("Asia/Kathmandu", "de_DE.UTF-8", "0077");

        Assert.Equal(await first.BuildAsync(), await second.BuildAsync());
    }

    /// <summary>A machine as far as a build could notice: home, caches, folder, time zone, language, umask.</summary>
    private sealed class Machine(string timeZone, string language, string umask) : IDisposable
    {
        private readonly TempFolder _folder = new();

        public async Task<string> BuildAsync()
        {
            MockServerManifest.CopyTo(_folder);
            var environment = new Dictionary<string, string?>
            {
                ["HOME"] = _folder["home"],
                ["XDG_CACHE_HOME"] = null,
                ["XDG_DATA_HOME"] = null,
                ["NUGET_PACKAGES"] = null,
                ["TZ"] = timeZone,
                ["LANG"] = language,
                ["LC_ALL"] = language,
                ["CI"] = null,
            };
            Directory.CreateDirectory(_folder["home"]);
            var result = await CommandRunner.RunAsync(
                "bash",
                ["-euc", $"umask {umask}; '{SlipwayCommand.Path}' lock {MockServerManifest.Name}; '{SlipwayCommand.Path}' build {MockServerManifest.Name} -o out --locked"],
                _folder.Path, environment);

            Assert.True(result.ExitCode == 0, result.All);
            return result.Output[result.Output.IndexOf("sha256:", StringComparison.Ordinal)..].Trim();
        }

        public void Dispose() => _folder.Dispose();
    }
}
