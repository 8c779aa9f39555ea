namespace Slipway.Builder.Resolution;

/// <summary>
/// Where resolution works. Packages from folders are unpacked anew every time, so that a version that was packed again never serves
/// stale bytes; what came over the network is kept, since a registry never changes a version.
/// </summary>
/// <param name="Work">A folder of this resolution alone.</param>
/// <param name="Fetched">Where packages of network feeds are kept, unpacked.</param>
/// <param name="Store">Where every package's file is kept by hash.</param>
/// <param name="Memory">What is known of the folders' contents, and of the feeds' that they are for.</param>
internal sealed record ResolverFolders(string Work, string Fetched, Packages.PackageStore Store, ResolverMemory Memory)
{
    /// <summary>Where NuGet unpacks.</summary>
    public string Packages => Path.Combine(Work, "packages");

    /// <summary>Where NuGet looks before it asks a feed.</summary>
    public IReadOnlyList<string> Fallbacks => Directory.Exists(Fetched) ? [Fetched] : [];

    /// <summary>The folder of an unpacked package.</summary>
    public string FolderOf(PackageId id, string version)
    {
        var relative = Path.Combine(id.Lower, version.ToLowerInvariant());
        var fresh = Path.Combine(Packages, relative);
        return Directory.Exists(fresh) ? fresh : Path.Combine(Fetched, relative);
    }

    /// <summary>Moves packages that came over the network to where the next resolution finds them; tells whether there were any.</summary>
    public bool KeepFetched(IEnumerable<ResolvedPackage> packages)
    {
        var moved = false;
        foreach (var package in packages.Where(package => package.IsFromNetwork))
        {
            var relative = Path.Combine(package.Id.Lower, package.Version.ToLowerInvariant());
            var fresh = Path.Combine(Packages, relative);
            var kept = Path.Combine(Fetched, relative);
            if (!Directory.Exists(fresh) || Directory.Exists(kept))
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            try
            {
                Directory.Move(fresh, kept);
                moved = true;
            }
            catch (IOException) when (Directory.Exists(kept))
            {
                // Another resolution kept the same package a moment earlier.
            }
        }

        return moved;
    }
}
