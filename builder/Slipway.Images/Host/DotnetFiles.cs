using Slipway.Images.Problems;

namespace Slipway.Images.Host;

/// <summary>The parts of a .NET installation that run a server: the launcher, its host, two shared frameworks.</summary>
internal static class DotnetFiles
{
    /// <summary>Every file, by its path below the installation, in ordinal order; missing parts become problems.</summary>
    public static IReadOnlyList<string> Of(HostBaseOptions options, List<ImageProblem> problems)
    {
        var files = new List<string>();
        if (File.Exists(Path.Combine(options.DotnetRoot, "dotnet")))
        {
            files.Add("dotnet");
        }
        else
        {
            problems.Add(HostProblems.NoDotnet(Path.Combine(options.DotnetRoot, "dotnet"), "the launcher"));
        }

        AddFolder($"host/fxr/{options.HostFxrVersion ?? options.RuntimeVersion}", "the host");
        AddFolder($"shared/Microsoft.NETCore.App/{options.RuntimeVersion}", "the runtime");
        AddFolder($"shared/Microsoft.AspNetCore.App/{options.AspNetCoreVersion}", "the ASP.NET Core runtime");
        return files;

        void AddFolder(string folder, string what)
        {
            var path = Path.Combine(options.DotnetRoot, folder);
            if (!Directory.Exists(path))
            {
                problems.Add(HostProblems.NoDotnet(path, what));
                return;
            }

            files.AddRange(Directory.GetFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(options.DotnetRoot, file))
                .Order(StringComparer.Ordinal));
        }
    }
}
