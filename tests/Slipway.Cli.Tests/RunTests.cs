using Slipway.Builder.Tests.Making;
using Slipway.Cli.Running;

namespace Slipway.Cli.Tests;

/// <summary>What `slipway run` watches, and what it leaves behind.</summary>
public sealed class RunTests : IDisposable
{
    private readonly Site _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public void Folders_OfAProjectWithReferences_AreThoseOfAllThatItIsBuiltFrom()
    {
        _site.Write("plugin/plugin.csproj", """<Project><ItemGroup><ProjectReference Include="..\near\near.csproj" /><ProjectReference Include="$(Elsewhere)/x.csproj" /><ProjectReference Include="inner/inner.csproj" /></ItemGroup></Project>""");
        _site.Write("plugin/inner/inner.csproj", "<Project />");
        _site.Write("near/near.csproj", """<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><ItemGroup><ProjectReference Include="../far/far.csproj" /></ItemGroup></Project>""");
        _site.Write("far/far.csproj", """<Project><ItemGroup><ProjectReference Include="../plugin/plugin.csproj" /></ItemGroup></Project>""");

        Assert.Equal([_site["plugin"], _site["near"], _site["far"]], ProjectReferences.Folders(_site["plugin"]));
        _site.Write("plugin/plugin.csproj", "<Project");
        Assert.Equal([_site["plugin"]], ProjectReferences.Folders(_site["plugin"]));
    }
}
