using System.Reflection;
using System.Runtime.Loader;

namespace Slipway.Generator.Tests.Compiling;

/// <summary>Compiled assemblies, loaded beside the tests and released with them.</summary>
internal sealed class LoadedAssemblies : IDisposable
{
    private readonly AssemblyLoadContext _context = new("compiled by a test", isCollectible: true);

    public Assembly Load(Compiled compiled)
    {
        using var stream = new MemoryStream(compiled.Assembly());
        return _context.LoadFromStream(stream);
    }

    public void Dispose() => _context.Unload();
}
