using Slipway.Sdk.Tasks.Checks;

namespace Slipway.Sdk.Tasks.Tests.Checks;

public sealed class FrameworksTests
{
    [Theory]
    [InlineData("", "net10.0", true)]
    [InlineData(";net10.0", "net10.0", true)]
    [InlineData("\n  net10.0;\n", "net10.0", true)]
    [InlineData(" net10.0 ; net11.0 ", "net10.0", true)]
    [InlineData("net10.0;net11.0", "net11.0", false)]
    [InlineData("net10.0-windows;net10.0", "net10.0", false)]
    public void IsFirst_OfAllFrameworks_IsSoOnce(string frameworks, string framework, bool expected) =>
        Assert.Equal(expected, Frameworks.IsFirst(frameworks, framework));
}
