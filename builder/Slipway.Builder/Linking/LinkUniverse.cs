using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Slipway.Builder.Linking;

/// <summary>
/// The assemblies of one server: what its packages put beside it, and the shared frameworks. They are found by simple name, as the
/// runtime finds them, and opened when the first reference asks for one. What many servers have in common can be a universe that
/// theirs stand on, opened once for all.
/// </summary>
internal sealed class LinkUniverse : IDisposable
{
    private const string Framework = "the shared framework";

    private readonly Dictionary<string, Func<PEReader>> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _owners = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<LinkAssembly?>> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentBag<PEReader> _images = [];
    private readonly ConcurrentDictionary<PrimitiveTypeCode, TypeText> _primitives = new();
    private readonly ConcurrentDictionary<string, bool> _missed = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkUniverse? _ground;

    /// <summary>A universe of framework files, and of assemblies of packages that stand before them.</summary>
    public LinkUniverse(IEnumerable<string> frameworkFiles, IEnumerable<LinkSource> sources)
    {
        foreach (var path in frameworkFiles)
        {
            Add(Path.GetFileNameWithoutExtension(path), () => new PEReader(File.OpenRead(path)), Framework);
        }

        foreach (var source in sources)
        {
            Add(source.Name, () => new PEReader(source.Read()), source.Owner);
        }
    }

    /// <summary>A universe of assemblies of packages that stand on another's.</summary>
    public LinkUniverse(LinkUniverse ground, IEnumerable<LinkSource> sources)
        : this([], sources) => _ground = ground;

    /// <summary>The simple names of all assemblies.</summary>
    public IEnumerable<string> Names => _known.Keys.Concat(_ground?.Names ?? []).Order(StringComparer.Ordinal);

    /// <summary>Whether its ground means the same to all who stand on it: nobody has an assembly that is there already, or that was looked for there in vain.</summary>
    public bool IsApart => _ground is { } ground && !_known.Keys.Any(name => ground._known.ContainsKey(name) || ground._missed.ContainsKey(name));

    /// <summary>The assembly of a simple name; null when there is none.</summary>
    public LinkAssembly? Find(string name)
    {
        if (_known.TryGetValue(name, out var open))
        {
            return _open.GetOrAdd(name, _ => new Lazy<LinkAssembly?>(() => Open(open(), _owners[name]))).Value;
        }

        if (_ground is not null)
        {
            return _ground.Find(name);
        }

        _missed.TryAdd(name, true);
        return null;
    }

    /// <summary>The names that assemblies refer to, and those that these refer to, and so on, whether there is such an assembly or not; the first ones among them.</summary>
    public IReadOnlyList<string> Reach(IEnumerable<string> first)
    {
        var reached = new HashSet<string>(first, StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var name))
        {
            foreach (var referred in Find(name)?.ReferredNames ?? [])
            {
                if (reached.Add(referred))
                {
                    open.Enqueue(referred);
                }
            }
        }

        return [.. reached.Order(StringComparer.Ordinal)];
    }

    /// <summary>A primitive type, which signatures name by a code.</summary>
    public TypeText Primitive(PrimitiveTypeCode code) => _ground?.Primitive(code) ?? _primitives.GetOrAdd(code, one =>
        Find("System.Runtime")?.Find("System", one.ToString())?.Text ?? new TypeText("System." + one, null, [], IsWhole: true));

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var image in _images)
        {
            image.Dispose();
        }
    }

    private void Add(string name, Func<PEReader> open, string owner) => (_known[name], _owners[name]) = (open, owner);

    private LinkAssembly? Open(PEReader image, string owner)
    {
        _images.Add(image);
        return LinkAssembly.Open(this, image, owner);
    }
}
