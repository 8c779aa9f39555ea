namespace Slipway.EndToEnd.Documents;

/// <summary>Somebody who does exactly what a page says, in an empty folder, with caches of their own.</summary>
internal sealed class Reader : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _environment;
    private string _workingDirectory;

    public Reader(IReadOnlyDictionary<string, string> environment)
    {
        _workingDirectory = _folder["work"];
        Directory.CreateDirectory(_workingDirectory);
        _environment = environment.ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        _environment["NUGET_PACKAGES"] = _folder["packages"];
        _environment["SLIPWAY_TEST_PWD"] = _folder["pwd"];
        // A reader's machine: warnings are the author's business, and nothing is locked yet.
        _environment["CI"] = null;
    }

    public string WorkingDirectory => _workingDirectory;

    public async Task FollowAsync(Page page)
    {
        var output = "";
        foreach (var block in page.Blocks)
        {
            switch (block.Language)
            {
                case "bash":
                    output = await RunAsync(page, block);
                    break;
                case "text":
                    Assert.True(output.Contains(block.Text.Trim(), StringComparison.Ordinal), $"{page.Path}:{block.Line} promises\n{block.Text}\nand this came:\n{output}");
                    break;
                case var _ when block.File is not null:
                    Write(block.File, block.Text);
                    break;
            }
        }
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(_workingDirectory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Gives the reader a command, as an alias or an installation would.</summary>
    public void PutOnPath(string name, string program)
    {
        Directory.CreateDirectory(_folder["bin"]);
        File.CreateSymbolicLink(Path.Combine(_folder["bin"], name), program);
        _environment["PATH"] = $"{_folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    public void Link(string name, string target)
    {
        var link = Path.Combine(_workingDirectory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, target);
    }

    public Task<CommandResult> TryAsync(string command) =>
        CommandRunner.RunAsync("bash", ["-euc", command], _workingDirectory, _environment, timeout: TimeSpan.FromMinutes(5));

    private async Task<string> RunAsync(Page page, Block block)
    {
        // The reader stays in the folder that a block changed to.
        var result = await TryAsync(block.Text + "\npwd > \"$SLIPWAY_TEST_PWD\"");
        Assert.True(result.ExitCode == 0, $"{page.Path}:{block.Line} fails:\n{block.Text}\n{result.All}");
        _workingDirectory = (await File.ReadAllTextAsync(_folder["pwd"])).Trim();
        return result.Output;
    }

    public void Dispose() => _folder.Dispose();
}
