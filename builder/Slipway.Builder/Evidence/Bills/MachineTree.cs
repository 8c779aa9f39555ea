using System.Diagnostics.CodeAnalysis;
using Slipway.Trust.Sbom.Inventory;

namespace Slipway.Builder.Evidence.Bills;

/// <summary>The building machine's own files, as far as its databases of packages are read: nothing is listed.</summary>
internal sealed class MachineTree(string root) : IFileTree
{
    /// <inheritdoc />
    public IReadOnlyList<string> Paths => [];

    /// <inheritdoc />
    public bool TryOpen(string path, [NotNullWhen(true)] out Stream? content)
    {
        var file = Path.Combine(root, path);
        content = File.Exists(file) ? File.OpenRead(file) : null;
        return content is not null;
    }
}
