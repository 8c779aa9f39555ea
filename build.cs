// The one entry to this repository: dotnet run build.cs -- TARGET
// A program of one file without packages, so that it starts in a moment and needs nothing but the .NET SDK.
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

const string Command = "builder/Slipway.Cli/Slipway.Cli.csproj";

var root = FindRoot(Environment.CurrentDirectory);
(string Name, string Text, Func<string[], int> Run)[] Targets() =>
[
    ("demo", "pack, lock and build manifests/ops-server-mocks.yaml, run it and show an answer of each capability", Demo),
    ("test", "build, pack, publish and run all tests; --all adds the slow ones, --only NAME picks projects", Test),
    ("pack", "packages into artifacts/packages", _ => Pack()),
    ("publish", "pack, and ReadyToRun programs into artifacts/publish", _ => Publish()),
    ("release", "patch|minor|major [--dry-run]: tag, packages and images of the next version (docs/releasing.md)", Release),
    ("export", "DIR: the public parts as a tree that builds and tests alone", Export),
    ("bench", "the server beside a bare Kestrel; [ROUNDS] [SECONDS]", Bench),
    // Style is the build's own business; format's code fixes remove usings of projects that its workspace does not resolve.
    ("format", "lay out the sources", _ => Dotnet("format", "whitespace", "Builder.sln")),
    ("clean", "remove artifacts and out", _ => Clean()),
    ("help", "this text", _ => Help()),
];

if (args.Length == 0)
{
    return Help();
}

foreach (var target in Targets())
{
    if (target.Name == args[0])
    {
        return target.Run(args[1..]);
    }
}

Console.Error.WriteLine($"There is no target '{args[0]}'.");
Help();
return 2;

int Help()
{
    Console.Error.WriteLine("dotnet run build.cs -- TARGET");
    foreach (var (name, text, _) in Targets())
    {
        Console.Error.WriteLine($"  {name,-8} {text}");
    }

    return 0;
}

int Build() => Dotnet("build", "Builder.sln", "-c", "Release", "--nologo", "-v", "quiet");

int Pack() => All(Build, () => ForEach(PackableProjects(), project =>
    Dotnet("pack", project, "-c", "Release", "--no-build", "--nologo", "-v", "quiet")), BringWhatPluginsNeed, WriteIndex);

// Packages of others that plugins bring lie beside them: what artifacts/packages names can be built from there, without any other feed.
// They have no dependencies of their own; one that has would be missing, and the tests that build from this folder alone would say so.
int BringWhatPluginsNeed()
{
    var kept = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    foreach (var plugin in Directory.EnumerateFiles(Under("artifacts", "packages"), "Slipway.Plugins.*.nupkg"))
    {
        using var archive = System.IO.Compression.ZipFile.OpenRead(plugin);
        using var nuspec = new StreamReader(archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        foreach (Match dependency in Regex.Matches(nuspec.ReadToEnd(), "<dependency id=\"(?!Slipway)([^\"]+)\" version=\"([^\"]+)\""))
        {
            var (id, version) = (dependency.Groups[1].Value, dependency.Groups[2].Value);
            var name = $"{id}.{version}.nupkg".ToLowerInvariant();
            File.Copy(Path.Combine(kept, id.ToLowerInvariant(), version, name), Under("artifacts", "packages", $"{id}.{version}.nupkg"), overwrite: true);
        }
    }

    return 0;
}

// The index as the command embeds it: manifests/index says who is listed at which tier; version and hash are those of the package just made.
int WriteIndex()
{
    var (source, target) = (Under("manifests", "index"), Under("artifacts", "index"));
    if (!Directory.Exists(source))
    {
        return 0;
    }

    if (Directory.Exists(target))
    {
        Directory.Delete(target, recursive: true);
    }

    const string unpacked = "  versions: []\n";
    foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
    {
        var path = Path.Combine(target, Path.GetRelativePath(source, file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (file.EndsWith(".yaml", StringComparison.Ordinal) && File.ReadAllText(file) is var text && text.Contains(unpacked, StringComparison.Ordinal))
        {
            File.WriteAllText(path, text.Replace(unpacked, PackedVersion(text), StringComparison.Ordinal));
        }
        else
        {
            // What others released is listed as they released it, with its evidence.
            File.Copy(file, path);
        }
    }

    return 0;
}

string PackedVersion(string entry)
{
    if (Regex.Match(entry, @"^  module: (\S+)$", RegexOptions.Multiline) is not { Success: true } module)
    {
        return "";
    }

    var plugin = File.ReadAllText(Under("plugins-tier1", module.Groups[1].Value, "plugin.yaml"));
    var version = Regex.Match(plugin, @"^  version: (\S+)$", RegexOptions.Multiline).Groups[1].Value;
    var compatibility = Regex.Match(plugin, @"^  compatibility:\n(    .*\n)+", RegexOptions.Multiline).Value.Replace("\n", "\n    ", StringComparison.Ordinal).TrimEnd();
    var package = File.ReadAllBytes(Under("artifacts", "packages", $"{module.Groups[1].Value}.{version}.nupkg"));
    return $"  versions:\n    - version: {version}\n      contentHash: {Convert.ToBase64String(SHA512.HashData(package))}\n    {compatibility}\n";
}

// A folder each under artifacts/publish: the command, the stock server without plugins, the Tier 1 server. The command embeds what pack writes.
int Publish() => All(
    Pack,
    () => PublishProgram(Command, "slipway"),
    PackCommand,
    () => PublishProgram("server/stock/OpsServerCore/OpsServerCore.csproj", "ops-server-core"),
    () => PublishProgram("server/stock/OpsServer/OpsServer.csproj", "ops-server"));

// The command for `dotnet tool install`; it embeds the index, so it cannot be packed with the packages that the index lists.
int PackCommand() => !File.Exists(Under(Command)) ? 0 : Dotnet("pack", Command, "-c", "Release", "--nologo", "-v", "quiet", "-p:PackAsTool=true", "-p:IsPackable=true");

// The exported public tree has no programs to publish.
int PublishProgram(string project, string folder) => !File.Exists(Under(project)) ? 0 : Dotnet(
    "publish", project, "-c", "Release", "--nologo", "-v", "quiet", "-o", Under("artifacts", "publish", folder));

int Demo(string[] arguments)
{
    const string manifest = "manifests/ops-server-mocks.yaml";
    const string output = "out/ops-server-mocks";
    var slipway = Under("artifacts", "publish", "slipway", "slipway");
    return All(
        Publish,
        () => Run(slipway, ["lock", manifest]),
        // A key of its own, so that the image is signed; a real one has a passphrase.
        () => File.Exists(Under("out", "demo.key")) ? 0 : Run(slipway, ["key", "new", "out/demo", "--no-passphrase"]),
        () => Run(slipway, ["build", manifest, "-o", output, "--locked", "--sign", "out/demo.key"]),
        () => Run(slipway, ["verify", output, "--policy", "manifests/policies/verify.yaml", "--name", "registry.example.com/platform/ops-server-mocks"]),
        () => ShowAnswers(manifest, output));
}

// Starts what was built and asks every capability one question, over a unix socket: the container needs no network.
int ShowAnswers(string manifest, string output)
{
    using var folder = new TempFolder();
    using var server = OnPath("podman") ? StartWithPodman(output, folder)
        : OnPath("docker") && Capture("docker", ["info"], [], quiet: true).ExitCode == 0 ? StartWithDocker(manifest, output, folder)
        : StartHere(manifest, folder);
    var socket = Path.Combine(folder.Path, "ops.sock");
    using var client = new HttpClient(new SocketsHttpHandler
    {
        ConnectCallback = async (_, token) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), token);
            return new NetworkStream(connection, ownsSocket: true);
        },
    });
    try
    {
        return WaitUntilReady(client, server) ? AskEveryCapability(client) : 1;
    }
    finally
    {
        server.Stop();
    }
}

RunningServer StartWithPodman(string output, TempFolder folder)
{
    string[] podman =
    [
        "--root", Path.Combine(folder.Path, "store"), "--runroot", Path.Combine(folder.Path, "run"),
        "--cgroup-manager", "cgroupfs", "--events-backend", "none", .. OnPath("crun") ? Array.Empty<string>() : ["--runtime", "runc"],
    ];
    return StartImage("podman", podman, $"oci:{Under(output, "image")}:1.0.0", folder);
}

RunningServer StartWithDocker(string manifest, string output, TempFolder folder)
{
    Run(Under("artifacts", "publish", "slipway", "slipway"), ["build", manifest, "-o", output, "--locked", "--sign", "out/demo.key", "--load", "docker", "--quiet"]);
    return StartImage("docker", [], "slipway/ops-server-mocks:1.0.0", folder);
}

RunningServer StartImage(string engine, string[] options, string image, TempFolder folder)
{
    Console.Error.WriteLine($"Starting the image with {engine}: read-only, as its own user, without network.");
    return new RunningServer(
        Start(engine,
        [
            .. options, "run", "--rm", "--name", "slipway-demo", "--read-only", "--tmpfs", "/tmp", "--network", "none",
            "--ulimit", "nofile=4096:4096", "--ulimit", "nproc=4096:4096", "--volume", $"{folder.Path}:/run/ops",
            "--env", "OPSORCH_ADDR=unix:/run/ops/ops.sock", image,
        ]),
        () => Capture(engine, [.. options, "rm", "--force", "slipway-demo"], [], quiet: true));
}

RunningServer StartHere(string manifest, TempFolder folder)
{
    Console.Error.WriteLine("There is neither podman nor docker here, so the server runs as a process.");
    Environment.SetEnvironmentVariable("OPSORCH_ADDR", $"unix:{folder.Path}/ops.sock");
    return new RunningServer(Start(Under("artifacts", "publish", "slipway", "slipway"), ["run", manifest]), () => { });
}

static bool WaitUntilReady(HttpClient client, RunningServer server)
{
    for (var attempt = 0; attempt < 300 && !server.HasExited; attempt++)
    {
        try
        {
            using var answer = client.Send(new HttpRequestMessage(HttpMethod.Get, "http://ops/ready"));
            if (answer.IsSuccessStatusCode)
            {
                return true;
            }
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
        }

        Thread.Sleep(100);
    }

    Console.Error.WriteLine("The server did not become ready.");
    return false;
}

static int AskEveryCapability(HttpClient client)
{
    (string Method, string Path, string Body)[] questions =
    [
        ("GET", "/plugins", ""),
        ("POST", "/incidents/query", """{"limit":1}"""),
        ("POST", "/alerts/query", """{"limit":1}"""),
        ("POST", "/logs/query", """{"limit":1}"""),
        ("POST", "/metrics/query", """{"expression":{"metricName":"http_requests_total"},"step":3600,"start":"2024-01-02T03:00:00Z","end":"2024-01-02T04:00:00Z"}"""),
        ("POST", "/tickets/query", """{"limit":1}"""),
        ("POST", "/messages/send", """{"channel":"#ops","body":"hello"}"""),
        ("POST", "/services/query", """{"limit":1}"""),
        ("POST", "/deployments/query", """{"limit":1}"""),
        ("POST", "/teams/query", "{}"),
        ("POST", "/orchestration/plans/query", """{"limit":1}"""),
    ];
    var failures = 0;
    foreach (var (method, path, body) in questions)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "http://ops" + path);
        if (body.Length > 0)
        {
            request.Content = new StringContent(body);
        }

        using var answer = client.Send(request);
        var text = new StreamReader(answer.Content.ReadAsStream()).ReadToEnd().Trim();
        failures += answer.IsSuccessStatusCode ? 0 : 1;
        Console.WriteLine($"{method,-4} {path,-28} {(int)answer.StatusCode} {(text.Length > 100 ? text[..100] + "..." : text)}");
    }

    return failures == 0 ? 0 : 1;
}

int Test(string[] arguments)
{
    var only = arguments.SkipWhile(argument => argument != "--only").Skip(1).FirstOrDefault();
    var prepared = All(Judges, Publish);
    if (prepared != 0)
    {
        return prepared;
    }

    var (passed, failed, skipped) = (0, 0, 0);
    var failures = new List<string>();
    foreach (var name in TestProjects().Where(name => only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase)))
    {
        Console.WriteLine($"== {name}");
        var environment = arguments.Contains("--all") ? new Dictionary<string, string> { ["SLIPWAY_TEST_ALL"] = "1" } : [];
        // Tests wait for processes more than they compute.
        var (exitCode, output) = Capture(Under("artifacts", "bin", name, "release", name), ["--max-threads", "2x", "--no-progress"], environment);
        var (p, f, s) = (Count(output, "succeeded"), Count(output, "failed"), Count(output, "skipped"));
        (passed, skipped) = (passed + p, skipped + s);
        // A program that died before its summary counts as one failure, never as none.
        failed += exitCode != 0 && f == 0 ? 1 : f;
        failures.AddRange(exitCode != 0 && f == 0 ? [$"{name} ended with {exitCode}"] : FailedTests(output));
    }

    // Once more at the end: a log of this length is read from there, and may be kept from there only.
    failures.ForEach(Console.WriteLine);
    Console.WriteLine($"Total: {passed} passed, {failed} failed, {skipped} skipped");
    return failed == 0 && passed > 0 ? 0 : 1;
}

// The independent judges of the tests are npm packages; a machine without npm skips those tests and says so.
int Judges() => !OnPath("npm") ? 0 : ForEach(
    Directory.EnumerateDirectories(Under("tests"), "judges*").Order(StringComparer.Ordinal)
        // npm leaves that file where it has installed; where it is older than ours, or is not there, a judge is missing.
        .Where(folder => File.GetLastWriteTimeUtc(Path.Combine(folder, "node_modules", ".package-lock.json")) < File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"))),
    folder => Run("npm", ["ci", "--no-audit", "--no-fund", "--prefix", folder]));

int Release(string[] arguments) => Dotnet(["run", "--project", "eng/Slipway.Release", "-c", "Release", "--", .. arguments]);

// The parts under open licences and what they need to build and test alone; LICENSE.md lists them.
int Export(string[] arguments)
{
    var target = Path.GetFullPath(arguments.FirstOrDefault() ?? root);
    if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
    {
        Console.Error.WriteLine($"{target} is not empty; name a new folder: dotnet run build.cs -- export DIR");
        return 2;
    }

    foreach (var path in TrackedFiles().Where(IsPublic))
    {
        var copy = Path.Combine(target, path);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(Under(path), copy);
    }

    var projects = TrackedFiles().Where(path => IsPublic(path) && path.EndsWith(".csproj", StringComparison.Ordinal) && !Regex.IsMatch(path, "/(testcases|content)/"))
        .Select(path => Path.Combine(target, path));
    return All(
        () => Dotnet("new", "sln", "--name", "Builder", "--format", "sln", "--output", target),
        () => Dotnet(["sln", Path.Combine(target, "Builder.sln"), "add", "--in-root", .. projects]));
}

static bool IsPublic(string path) =>
    !path.Contains('/') ? path is not ("Builder.sln" or "README.md" or "CONTRIBUTING.md" or "SECURITY.md" or "CHANGELOG.md")
    : Regex.IsMatch(path, @"^(server|builder|plugins-tier1|tests)/Directory\.[\w.]+$|^eng/[^/]+$|^(LICENSES|plugins-tier1|templates|manifests/ci|docs/schemas|docs/diagnostics|tests/judges|tests/opsorch)/")
    || path == "docs/conformance.md"
    || Regex.IsMatch(path, @"^(server/Slipway\.(Sdk|Metadata|Sdk\.Tasks|Sdk\.Analyzers|Conformance)|builder/(Slipway\.Generator|Cake\.Slipway))/")
    || Regex.IsMatch(path, @"^tests/(Cake\.Slipway\.Tests|Slipway\.(Testing|Plugins\.Testing|(Sdk|Metadata|Sdk\.Tasks|Sdk\.Analyzers|Generator|Conformance|Plugins\.\w+)\.Tests))/");

IEnumerable<string> TrackedFiles() => Capture("git", ["ls-files", "-z"], [], quiet: true).Output.Split('\0', StringSplitOptions.RemoveEmptyEntries);

int Bench(string[] arguments) => All(
    () => Dotnet("build", "tests/Slipway.Benchmarks", "-c", "Release", "--nologo", "-v", "quiet"),
    () => Run("bash", ["scripts/bench-server", .. arguments]));

int Clean()
{
    foreach (var folder in new[] { Under("artifacts"), Under("out") }.Where(Directory.Exists))
    {
        Directory.Delete(folder, recursive: true);
    }

    return 0;
}

IEnumerable<string> PackableProjects() => Projects("server", "builder", "plugins-tier1", "templates")
    .Where(project => Regex.IsMatch(File.ReadAllText(project), "<IsPackable>true</IsPackable>")
        || (Path.GetRelativePath(root, project).StartsWith("plugins-tier1/Slipway.Plugins.", StringComparison.Ordinal)));

IEnumerable<string> TestProjects() => Projects("tests")
    .Select(project => Path.GetFileNameWithoutExtension(project)!)
    .Where(name => name.EndsWith("Tests", StringComparison.Ordinal) || name.EndsWith(".EndToEnd", StringComparison.Ordinal));

IEnumerable<string> Projects(params string[] rooms) => rooms
    .Select(room => Under(room))
    .Where(Directory.Exists)
    .SelectMany(room => Directory.EnumerateFiles(room, "*.csproj", SearchOption.AllDirectories))
    .Where(path => !Regex.IsMatch(Path.GetRelativePath(root, path), @"/(obj|bin|node_modules|testcases|content)/"))
    .Order(StringComparer.Ordinal);

int All(params Func<int>[] steps) => steps.Select(step => step()).FirstOrDefault(code => code != 0);

int ForEach(IEnumerable<string> items, Func<string, int> step) => items.Select(step).FirstOrDefault(code => code != 0);

int Dotnet(params string[] arguments) => Run("dotnet", arguments);

int Run(string program, IEnumerable<string> arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = root })!;
    process.WaitForExit();
    return process.ExitCode;
}

Process Start(string program, IEnumerable<string> arguments) =>
    Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = root, RedirectStandardError = true })!;

(int ExitCode, string Output) Capture(
    string program, IEnumerable<string> arguments, Dictionary<string, string> environment, bool quiet = false)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = root, RedirectStandardOutput = true };
    foreach (var (name, value) in environment)
    {
        start.Environment[name] = value;
    }

    using var process = Process.Start(start)!;
    var lines = new List<string>();
    while (process.StandardOutput.ReadLine() is { } line)
    {
        if (!quiet)
        {
            Console.WriteLine(line);
        }

        lines.Add(line);
    }

    process.WaitForExit();
    return (process.ExitCode, string.Join('\n', lines));
}

// The summary that Microsoft.Testing.Platform ends with: "  failed: 0".
int Count(string output, string word) =>
    Regex.Matches(output, $@"^\s+{word}: (\d+)\s*$", RegexOptions.Multiline) is [.., var last]
        ? int.Parse(last.Groups[1].Value, CultureInfo.InvariantCulture)
        : 0;

// "failed NAME (1s)", and what the test said of it, indented.
IEnumerable<string> FailedTests(string output) =>
    Regex.Matches(output, @"^failed .+(\n[ \t]+.*)*", RegexOptions.Multiline).Select(match => match.Value);

bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
    .Any(folder => File.Exists(Path.Combine(folder, program)));

string Under(params string[] parts) => Path.Combine([root, .. parts]);

static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "Builder.sln"))
    ? folder
    : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run this inside the repository."));

/// <summary>A server that was started, and how to stop it.</summary>
internal sealed class RunningServer : IDisposable
{
    private readonly Process _process;
    private readonly Action _stop;
    private readonly Task _log;

    public RunningServer(Process process, Action stop)
    {
        (_process, _stop) = (process, stop);
        // What it logs is shown only when it dies: a demo is about the answers.
        var log = new List<string>();
        _log = Task.Run(() =>
        {
            while (process.StandardError.ReadLine() is { } line)
            {
                log.Add(line);
            }

            process.WaitForExit();
            if (process.ExitCode is not (0 or 137 or 143))
            {
                Console.Error.WriteLine(string.Join('\n', log.TakeLast(20)));
            }
        });
    }

    public bool HasExited => _process.HasExited;

    public void Stop()
    {
        _stop();
        if (!_process.WaitForExit(5000))
        {
            _process.Kill(entireProcessTree: true);
        }

        _log.Wait();
    }

    public void Dispose() => _process.Dispose();
}

/// <summary>A folder of one run, writable for the user inside a container.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, (UnixFileMode)0b111_111_111);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("slipway-demo-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
