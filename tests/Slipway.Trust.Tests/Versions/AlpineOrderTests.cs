using Slipway.Trust.Versions;

namespace Slipway.Trust.Tests.Versions;

public sealed class AlpineOrderTests
{
    // Each is before the next.
    [Fact]
    public void Compare_OfAList_KeepsItsOrder()
    {
        string[] versions =
        [
            "0.1", "1.0_alpha", "1.0_alpha2", "1.0_beta", "1.0_rc1", "1.0", "1.0-r1", "1.0-r10", "1.0_git20200101", "1.0_p1", "1.0_p2-r0", "1.0a", "1.0b", "1.05", "1.1", "1.2.5-r9", "1.2.5-r10", "1.10", "2",
        ];

        Assert.Equal(versions, versions.Reverse().Order(AlpineOrder.Instance));
        Assert.All(versions, version => Assert.True(AlpineOrder.Instance.IsVersion(version)));
        Assert.Equal(0, AlpineOrder.Instance.Compare("1.2.3-r0", "1.2.3-r0"));
        Assert.False(AlpineOrder.Instance.IsVersion("1.0-1"));
    }
}
