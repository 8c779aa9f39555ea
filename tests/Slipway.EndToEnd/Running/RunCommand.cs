using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Slipway.EndToEnd.Running;

/// <summary><c>slipway run</c> as a process, with the server that it starts behind a unix socket.</summary>
internal sealed class RunCommand : IDisposable
{
    private const string Mark = "SLIPWAY_TEST_RUN";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _mark = Guid.NewGuid().ToString("N");
    private readonly StringBuilder _said = new();
    private readonly Process _process;
    private readonly HttpClient _client;

    public RunCommand(TempFolder folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(SlipwayCommand.Path, ["run", .. arguments])
        {
            WorkingDirectory = folder.Path,
            Environment = { ["OPSORCH_ADDR"] = $"unix:{folder["ops.sock"]}", ["CI"] = null, [Mark] = _mark },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += Hear;
        _process.OutputDataReceived += Hear;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        _client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, token) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(folder["ops.sock"]), token);
                return new NetworkStream(connection, ownsSocket: true);
            },
        });
    }

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>The ids of the processes that the command started and that still live, itself included.</summary>
    public IReadOnlyList<string> Processes() =>
        [.. Directory.GetDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]) && IsOurs(folder)).Select(folder => Path.GetFileName(folder)!)];

    /// <summary>How many processes there are while a server runs: the command, the server, and the shell that ends it should the command be gone.</summary>
    public const int ProcessesOfAServer = 3;

    /// <summary>Ends the command as nobody can refuse, and waits until everything it started is gone.</summary>
    public async Task KillAsync()
    {
        using var kill = Process.Start(Tool.Require("kill", "procps"), ["-KILL", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await UntilAsync(() => Task.FromResult(Processes().Count == 0), "nothing of it runs", mayEnd: true);
    }

    public async Task WaitForTextAsync(string text) => await UntilAsync(() => Task.FromResult(Said.Contains(text, StringComparison.Ordinal)), $"it says \"{text}\"");

    /// <summary>Waits until the server answers a question in a certain way.</summary>
    public async Task<JsonElement> WaitForAnswerAsync(string path, Func<JsonElement, bool> isExpected)
    {
        JsonElement answer = default;
        await UntilAsync(
            async () =>
            {
                try
                {
                    answer = await AskAsync(path);
                    return isExpected(answer);
                }
                catch (HttpRequestException)
                {
                    // Not listening, or on its way out.
                    return false;
                }
            },
            $"{path} answers as expected");
        return answer;
    }

    /// <summary>Asks the server: a query is posted, all else is got.</summary>
    public async Task<JsonElement> AskAsync(string path)
    {
        var address = new Uri("http://ops" + path);
        using var answer = path.EndsWith("/query", StringComparison.Ordinal)
            ? await _client.PostAsync(address, new StringContent("""{"limit":5}"""), TestContext.Current.CancellationToken)
            : await _client.GetAsync(address, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Interrupts it as Ctrl-C does and returns the exit code once its last process is gone.</summary>
    public async Task<int> InterruptAsync()
    {
        using var kill = Process.Start(Tool.Require("kill", "procps"), ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => Task.FromResult(Processes().Count == 0), "its last process was gone", mayEnd: true);
        return _process.ExitCode;
    }

    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _client.Dispose();
        _process.Dispose();
    }

    private bool IsOurs(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ")).Contains($"{Mark}={_mark}", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended while it was looked at, or is somebody else's.
            return false;
        }
    }

    private async Task UntilAsync(Func<Task<bool>> holds, string what, bool mayEnd = false)
    {
        var clock = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.False(_process.HasExited && !mayEnd, $"it ended before {what}:\n{Said}");
            Assert.True(clock.Elapsed < Patience, $"it took too long until {what}:\n{Said}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.Append(line.Data).Append('\n');
        }
    }
}
