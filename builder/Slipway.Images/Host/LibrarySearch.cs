namespace Slipway.Images.Host;

/// <summary>Finds the libraries that programs need, and those that these need, as the dynamic linker would.</summary>
internal sealed class LibrarySearch(SystemRoot root, IReadOnlyList<string> folders, ushort machine)
{
    private readonly SortedDictionary<string, FoundLibrary> _found = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _missing = new(StringComparer.Ordinal);

    /// <summary>What was found, by name.</summary>
    public IReadOnlyCollection<FoundLibrary> Found => _found.Values;

    /// <summary>What was not found, and who asked first.</summary>
    public IReadOnlyDictionary<string, string> Missing => _missing;

    /// <summary>Adds what a file of the image needs. Names in <paramref name="present"/> are there already.</summary>
    public void AddNeededBy(string requester, ElfFile elf, IReadOnlySet<string> present)
    {
        foreach (var name in elf.Needed)
        {
            if (!present.Contains(name))
            {
                Add(name, requester, elf.RunPath);
            }
        }
    }

    /// <summary>Adds a library that a program opens by name at run time; returns whether there is one.</summary>
    public bool Add(string name, string requester, IReadOnlyList<string> runPath)
    {
        if (_found.ContainsKey(name))
        {
            return true;
        }

        if (runPath.Concat(folders).Select(folder => Candidate(folder, name)).OfType<FoundLibrary>().FirstOrDefault() is not { } library)
        {
            _missing.TryAdd(name, requester);
            return false;
        }

        _found.Add(name, library);
        var origin = library.RealPath[..library.RealPath.LastIndexOf('/')];
        var next = library.Elf.RunPath.Select(folder => folder.Replace("$ORIGIN", origin, StringComparison.Ordinal)).ToArray();
        foreach (var needed in library.Elf.Needed)
        {
            Add(needed, name, next);
        }

        return true;
    }

    // A library of another processor or word size is passed over, as the linker passes it over.
    private FoundLibrary? Candidate(string folder, string name)
    {
        if (!folder.StartsWith('/') || root.RealPath($"{folder}/{name}") is not { } real || Directory.Exists(root.OnMachine(real)))
        {
            return null;
        }

        using var file = File.OpenRead(root.OnMachine(real));
        return ElfFile.Read(file) is { } elf && elf.Machine == machine ? new FoundLibrary(name, real, elf) : null;
    }
}
