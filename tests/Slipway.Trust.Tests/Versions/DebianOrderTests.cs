using FsCheck;
using FsCheck.Fluent;
using Slipway.Trust.Versions;

namespace Slipway.Trust.Tests.Versions;

/// <summary>Judged by <c>dpkg --compare-versions</c>.</summary>
public sealed class DebianOrderTests
{
    private static readonly Gen<string> Part = Gen.Elements("0", "1", "00", "9", "10", "a", "z", "A", "~", "~~", "+", ".", "rc", "deb12u1", "~bpo", "b1", "git2020");

    private static readonly Gen<string> Version =
        from epoch in Gen.Elements("", "", "0:", "1:", "10:")
        from first in Gen.Elements("0", "1", "2", "10")
        from upstream in Part.ListOf().Select(parts => string.Concat(parts.Take(5)))
        from revision in Part.ListOf().Select(parts => string.Concat(parts.Take(4)))
        from hasRevision in Gen.Elements(true, false)
        select epoch + first + upstream + (hasRevision ? "-" + revision + "0" : "");

    [Fact]
    public async Task Compare_OfManyVersions_AgreesWithDpkg()
    {
        var dpkg = Tool.Require("dpkg", "dpkg");
        var pairs = Version.Two().Sample(400).ToArray();
        using var folder = new TempFolder();
        var script = string.Concat(pairs.Select(pair =>
            $"if {dpkg} --compare-versions '{pair.Item1}' lt '{pair.Item2}'; then echo -1; elif {dpkg} --compare-versions '{pair.Item1}' eq '{pair.Item2}'; then echo 0; else echo 1; fi\n"));

        var judged = await CommandRunner.RunAsync("/bin/sh", [folder.Write("compare.sh", script)]);

        Assert.True(judged.ExitCode == 0, judged.All);
        Assert.Equal(
            pairs.Zip(judged.Output.Split('\n')).Select(one => $"{one.First.Item1} {one.Second} {one.First.Item2}"),
            pairs.Select(pair => $"{pair.Item1} {Math.Sign(DebianOrder.Instance.Compare(pair.Item1, pair.Item2))} {pair.Item2}"));
    }

    [Fact]
    public void Compare_IsAnOrder() => Prop.ForAll(Version.Three().ToArbitrary(), three =>
    {
        var (a, b, c) = three;
        var order = DebianOrder.Instance;
        return Math.Sign(order.Compare(a, b)) == -Math.Sign(order.Compare(b, a))
            && (order.Compare(a, b) > 0 || order.Compare(b, c) > 0 || order.Compare(a, c) <= 0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("2.36-9+deb12u14", true)]
    [InlineData("1:2.0~rc1-1", true)]
    [InlineData("a1", false)]
    [InlineData("x:1", false)]
    [InlineData("1_0", false)]
    [InlineData("", false)]
    public void IsVersion_OfAText_IsKnown(string text, bool expected) => Assert.Equal(expected, DebianOrder.Instance.IsVersion(text));
}
