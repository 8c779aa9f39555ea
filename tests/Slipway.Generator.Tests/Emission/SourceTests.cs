using Slipway.Generator.Tests.Compiling;
using Slipway.Generator.Tests.EndToEnd;

namespace Slipway.Generator.Tests.Emission;

public sealed class SourceTests
{
    [Fact]
    public void Plugin_Compiled_LooksAsApproved() => Snapshot.Match(Compiler.Run(Sources.Plugin).AllText, extension: "cs.txt");

    [Fact]
    public void Host_Compiled_LooksAsApproved()
    {
        var host = Compiler.Run("", "ops-server", Options.Host(), Compiler.Run(Sources.Plugin).Reference());

        Snapshot.Match(host.AllText, extension: "cs.txt");
    }
}
