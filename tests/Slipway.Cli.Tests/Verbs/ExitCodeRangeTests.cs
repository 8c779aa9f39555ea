using Slipway.Builder.Diagnostics;

namespace Slipway.Cli.Tests.Verbs;

/// <summary>Every rule that can fail a run has one of the documented exit codes, that of its class.</summary>
public sealed class ExitCodeRangeTests
{
    public static TheoryData<string> Errors => [.. RuleCatalog.All.Where(rule => rule.At(null, "").IsError).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Errors))]
    public void Of_AnError_IsTheCodeOfItsClass(string id)
    {
        var expected = (id[3], id[4]) switch
        {
            // The text of a verify policy.
            ('6', '5') when id[5] == '1' => 3,
            ('1', _) => 3,
            ('2', _) => 4,
            ('3', _) => 5,
            ('4', _) => 6,
            ('6', '1' or '2' or '3') => 7,
            ('6', _) => 8,
            ('8', _) => 10,
            _ => 1,
        };

        Assert.Equal(expected, ExitCode.Of([RuleCatalog.Find(id)!.At(null, "")]));
    }

    [Fact]
    public void Of_SeveralClasses_IsTheSmallest() =>
        Assert.Equal(4, ExitCode.Of([RuleCatalog.Find("SLP6703")!.At(null, ""), RuleCatalog.Find("SLP2001")!.At(null, ""), RuleCatalog.Find("SLP8001")!.At(null, "")]));
}
