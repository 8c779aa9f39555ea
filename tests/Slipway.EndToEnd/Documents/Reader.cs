using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Slipway.EndToEnd.Documents;

/// <summary>Somebody who does exactly what a page says, in an empty folder, with caches of their own.</summary>
internal sealed class Reader : IDisposable
{
    private const string UsualPort = "8080";
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _environment;
    private readonly string _port = FreePort();
    private readonly List<Process> _running = [];
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
        // On a machine of tests the usual port may be somebody else's.
        _environment["OPSORCH_ADDR"] = "127.0.0.1:" + _port;
    }

    public string WorkingDirectory => _workingDirectory;

    /// <summary>What stands for the usual port of a server.</summary>
    public string Port => _port;

    /// <summary>Somebody who has the published command, and a nuget.config that names the packages of this checkout and nothing else.</summary>
    public static Reader WithSlipway()
    {
        var reader = new Reader(Packages.Environment);
        reader.PutOnPath("slipway", SlipwayCommand.Path);
        reader.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="slipway" value="{Packages.Folder}" /></packageSources></configuration>""");
        return reader;
    }

    public async Task FollowAsync(Page page)
    {
        var output = "";
        foreach (var block in page.Blocks)
        {
            switch (block.Language)
            {
                case "bash" when LastLine(block).StartsWith("slipway run ", StringComparison.Ordinal):
                    _running.Add(await ServeAsync(page, block));
                    break;
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

    /// <summary>Sets a variable in the reader's shell.</summary>
    public void Set(string name, string value) => _environment[name] = value;

    public void Link(string name, string target)
    {
        var link = Path.Combine(_workingDirectory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, target);
    }

    public Task<CommandResult> TryAsync(string command) =>
        CommandRunner.RunAsync("bash", ["-euc", command.Replace("localhost:" + UsualPort, "127.0.0.1:" + _port, StringComparison.Ordinal)], _workingDirectory, _environment, timeout: TimeSpan.FromMinutes(5));

    private async Task<string> RunAsync(Page page, Block block)
    {
        // The reader stays in the folder that a block changed to.
        var result = await TryAsync(block.Text + "\npwd > \"$SLIPWAY_TEST_PWD\"");
        Assert.True(result.ExitCode == 0, $"{page.Path}:{block.Line} fails:\n{block.Text}\n{result.All}");
        _workingDirectory = (await File.ReadAllTextAsync(_folder["pwd"])).Trim();
        return result.Output;
    }

    // In a terminal of its own, where it stays; the reader goes on once it listens.
    private async Task<Process> ServeAsync(Page page, Block block)
    {
        var start = new ProcessStartInfo("bash", ["-euc", block.Text]) { WorkingDirectory = _workingDirectory, RedirectStandardError = true };
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        var server = Process.Start(start)!;
        var said = new List<string>();
        while (await server.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("\"listening\"", StringComparison.Ordinal))
            {
                _ = server.StandardError.ReadToEndAsync();
                return server;
            }
        }

        server.Dispose();
        Assert.Fail($"{page.Path}:{block.Line} never listens:\n{block.Text}\n{string.Join('\n', said)}");
        return server;
    }

    private static string LastLine(Block block) => block.Text.TrimEnd().Split('\n')[^1];

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        foreach (var server in _running)
        {
            server.Kill(entireProcessTree: true);
            server.Dispose();
        }

        _folder.Dispose();
    }
}
