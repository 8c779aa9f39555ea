using System.Diagnostics.CodeAnalysis;
using System.Text;
using Slipway.Trust.Sbom.Inventory;

namespace Slipway.Trust.Tests.Sbom;

/// <summary>Files of a test, or of a folder of this machine.</summary>
internal sealed class TestTree : IFileTree
{
    private readonly SortedDictionary<string, Func<Stream>> _files = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Paths => [.. _files.Keys];

    public static TestTree OfFolder(string root, string below)
    {
        var tree = new TestTree();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, below), "*", SearchOption.AllDirectories))
        {
            tree._files[Path.GetRelativePath(root, file)] = () => File.OpenRead(file);
        }

        return tree;
    }

    public TestTree With(string path, string content) => With(path, Encoding.UTF8.GetBytes(content));

    public TestTree With(string path, byte[] content)
    {
        _files[path] = () => new MemoryStream(content);
        return this;
    }

    public bool TryOpen(string path, [NotNullWhen(true)] out Stream? content)
    {
        content = _files.TryGetValue(path, out var open) ? open() : null;
        return content is not null;
    }
}
