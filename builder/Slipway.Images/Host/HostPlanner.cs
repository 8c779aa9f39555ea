using Slipway.Images.Layers;
using Slipway.Images.Problems;

namespace Slipway.Images.Host;

/// <summary>Decides which files of the building machine make the base <c>host</c>.</summary>
public static class HostPlanner
{
    // .NET opens these two by name; nothing links to them.
    private static readonly string[] OpenedByDotnet = ["libssl.so.3", "libcrypto.so.3"];

    // Older glibc opens these by name to resolve users and hosts; a newer one has them built in.
    private static readonly string[] OpenedByLibc = ["libnss_files.so.2", "libnss_dns.so.2"];

    // Tracing that the runtime loads only where LTTng's library is installed, and does without elsewhere.
    private const string OptionalTracing = "libcoreclrtraceptprovider.so";

    private static readonly string[] CertificateFiles =
    [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem",
    ];

    /// <summary>The plan, or everything that is missing.</summary>
    public static Checked<HostPlan> Plan(HostBaseOptions options)
    {
        var problems = new List<ImageProblem>();
        var files = DotnetFiles.Of(options, problems);
        var root = new SystemRoot(options.SystemRoot);
        var certificates = CertificateEntry(options, root, problems);
        if (ReadElf(Path.Combine(options.DotnetRoot, "dotnet")) is not { } launcher || PlatformOf(launcher) is not { } platform)
        {
            problems.Add(HostProblems.NotThisPlatform(Path.Combine(options.DotnetRoot, "dotnet")));
            return Checked<HostPlan>.From(problems);
        }

        var search = Search(options, root, launcher.Machine, files);
        problems.AddRange(search.Missing
            .Where(missing => !OpenedByLibc.Contains(missing.Key) && Path.GetFileName(missing.Value) != OptionalTracing)
            .Select(missing => HostProblems.NoLibrary(missing.Key, missing.Value)));
        var system = LayerTree.From(
        [
            .. HostSystemEntries.Fixed(options.UserId),
            .. HostSystemEntries.Libraries(search.Found, launcher.Interpreter, root),
            .. certificates,
        ]);
        var dotnet = LayerTree.From(files.Select(file => LayerEntry.FileFrom(
            $"{HostPaths.Dotnet}/{file}", Path.Combine(options.DotnetRoot, file), IsExecutable(file))));
        problems.AddRange(system.Problems.Concat(dotnet.Problems));
        return problems.Count > 0
            ? Checked<HostPlan>.From(problems)
            : new HostPlan(platform, system.Required, dotnet.Required, options.UserId);
    }

    /// <summary>The platform that a .NET installation is for; null where there is none, or one of another system.</summary>
    public static Platform? PlatformOf(string dotnetRoot) => ReadElf(Path.Combine(dotnetRoot, "dotnet")) is { } launcher ? PlatformOf(launcher) : null;

    private static LibrarySearch Search(HostBaseOptions options, SystemRoot root, ushort machine, IReadOnlyList<string> files)
    {
        var search = new LibrarySearch(root, options.LibraryFolders ?? LoaderFolders.Of(root, machine), machine);
        var present = files.Select(Path.GetFileName).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.Where(file => !file.EndsWith(".dll", StringComparison.Ordinal)))
        {
            if (ReadElf(Path.Combine(options.DotnetRoot, file)) is { } elf)
            {
                search.AddNeededBy(file, elf, present);
            }
        }

        foreach (var name in OpenedByDotnet)
        {
            search.Add(name, ".NET's cryptography", []);
        }

        foreach (var name in OpenedByLibc)
        {
            search.Add(name, "libc", []);
        }

        return search;
    }

    private static LayerEntry[] CertificateEntry(HostBaseOptions options, SystemRoot root, List<ImageProblem> problems)
    {
        string[] candidates = options.CertificateFile is { } given ? [given] : CertificateFiles;
        if (candidates.Select(root.RealPath).FirstOrDefault(path => path is not null) is { } real)
        {
            return [LayerEntry.FileFrom(HostPaths.Certificates, root.OnMachine(real))];
        }

        problems.Add(HostProblems.NoCertificates(candidates[0]));
        return [];
    }

    private static Platform? PlatformOf(ElfFile elf) => elf.Machine switch
    {
        ElfFile.X64 => Platform.LinuxAmd64,
        ElfFile.Arm64 => Platform.LinuxArm64,
        _ => null,
    };

    private static ElfFile? ReadElf(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenRead(path);
        return ElfFile.Read(file);
    }

    // Modes are decided here, not copied: the machine's umask is none of the image's business.
    private static bool IsExecutable(string file) =>
        file is "dotnet" || Path.GetFileName(file) is "createdump" || file.EndsWith(".so", StringComparison.Ordinal);
}
