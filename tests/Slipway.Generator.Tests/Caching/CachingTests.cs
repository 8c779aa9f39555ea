using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Slipway.Generator.Tests.Compiling;
using Slipway.Generator.Tests.EndToEnd;

namespace Slipway.Generator.Tests.Caching;

public sealed class CachingTests
{
    private static readonly Lazy<MetadataReference> Plugin = new(() => Compiler.Run(Sources.Plugin).Reference());

    [Fact]
    public void Run_OfAClone_ComputesNothing()
    {
        var before = Compilation();

        Assert.Empty(Rerun(before, before.Clone()).Changed);
    }

    [Fact]
    public void Run_AfterAnUnrelatedEdit_ChangesNothing()
    {
        var before = Compilation();

        Assert.Empty(Rerun(before, Edited(before, "Other.cs", "class Other;", "class Other { int _more; }")).Changed);
    }

    [Fact]
    public void Run_AfterANewFile_ChangesNothing()
    {
        var before = Compilation();

        Assert.Empty(Rerun(before, before.AddSyntaxTrees(Parsed("class More;", "More.cs"))).Changed);
    }

    [Theory]
    [InlineData("Task.FromResult(new MessageResult { Id = request.Body })", "Task.FromResult(new MessageResult { Id = \"other\" })")]
    [InlineData("new Page<MetricSeries> { Items =", "new Page<MetricSeries>\n\n\n{ Items =")]
    public void Run_AfterAnEditOfABody_ChangesNothingThoughDeclarationsMove(string text, string edited)
    {
        var before = Compilation();

        Assert.Empty(Rerun(before, Edited(before, "Plugin.cs", text, edited)).Changed);
    }

    [Theory]
    [InlineData("[Provider(\"console\")]", "[Provider(\"terminal\")]", "Assembly")]
    [InlineData("class ConsoleMessages", "class TerminalMessages", "Assembly")]
    [InlineData("class PrometheusPlugin", "class OtherPlugin", "Assembly")]
    [InlineData("[Key(\"retries\"", "[Key(\"attempts\"", "Configurations")]
    [InlineData("TimeSpan.FromSeconds(10)", "TimeSpan.FromSeconds(11)", "Configurations")]
    [InlineData("Retries.</summary>", "How often.</summary>", "Configurations")]
    public void Run_AfterARename_ChangesTheStepThatItConcerns(string text, string edited, string step)
    {
        var before = Compilation();
        var report = Rerun(before, Edited(before, "Plugin.cs", text, edited));

        Assert.Contains(IncrementalStepRunReason.Modified, report.ReasonsOf(step));
    }

    [Fact]
    public void Run_AfterAnEditOfOneConfiguration_LeavesTheOtherAlone()
    {
        var before = Compilation();
        var report = Rerun(before, Edited(before, "Plugin.cs", "[Key(\"retries\"", "[Key(\"attempts\""));

        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            report.ReasonsOf(Steps.Configurations).Order());
    }

    [Fact]
    public void Run_OfAHostAfterAnEdit_ChangesNothing()
    {
        var before = Compilation().AddReferences(Plugin.Value);
        var options = Options.Host("prometheus\tAcme.Ops.Package\t1.2.3\tc2hh\t2\tbuild.yaml\t7\t5");

        Assert.Empty(Rerun(before, Edited(before, "Other.cs", "class Other;", "class Other { int _more; }"), options).Changed);
    }

    [Fact]
    public void Run_OfAHostWithOneMoreReference_ChangesTheTable()
    {
        var before = Compilation();
        var report = Rerun(before, before.AddReferences(Plugin.Value), Options.Host());

        Assert.Equal([IncrementalStepRunReason.Modified], report.ReasonsOf(Steps.References));
        Assert.Equal([IncrementalStepRunReason.Modified], report.ReasonsOf(Steps.Table));
    }

    [Fact]
    public void EveryNamedStep_IsRunByThisCompilation()
    {
        var before = Compilation();
        var report = Rerun(before, before.Clone(), Options.Host());

        Assert.All(StepReport.Names, name => Assert.NotEmpty(report.ReasonsOf(name)));
    }

    private static CSharpCompilation Compilation() => Compiler.Create(
        "Acme.Host",
        [
            ("Plugin.cs", Sources.Plugin),
            ("More.Configuration.cs", "using Slipway.Sdk.Configuration; [Configuration] internal sealed partial record More { [Key(\"more\")] public int More1 { get; init; } }"),
            ("Other.cs", "class Other;"),
        ]);

    private static StepReport Rerun(CSharpCompilation before, CSharpCompilation after, Options? options = null)
    {
        var driver = Compiler.Driver(options).RunGenerators(before, TestContext.Current.CancellationToken);
        return new StepReport(driver.RunGenerators(after, TestContext.Current.CancellationToken).GetRunResult());
    }

    private static CSharpCompilation Edited(CSharpCompilation compilation, string file, string text, string edited)
    {
        var tree = compilation.SyntaxTrees.Single(candidate => candidate.FilePath == file);
        Assert.Contains(text, tree.ToString(), StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, Parsed(tree.ToString().Replace(text, edited, StringComparison.Ordinal), file));
    }

    private static SyntaxTree Parsed(string text, string file) =>
        CSharpSyntaxTree.ParseText(text, Compiler.Parse, file, cancellationToken: TestContext.Current.CancellationToken);
}
