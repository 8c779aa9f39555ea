using System.Text;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Tests.Shapes;

/// <summary>
/// The JSON Schemas refuse exactly what the reader refuses. corpus/FORMAT/valid is accepted by both, invalid by neither; beyond holds
/// what only the reader refuses, since a JSON Schema cannot say it.
/// </summary>
public sealed class SchemaEqualityTests
{
    public static TheoryData<string, string> Files =>
        new(DocumentShapes.All.SelectMany(shape => Corpus(shape).Select(file => (shape.Name, Path.GetRelativePath(Folder, file)))));

    private static string Folder => Repository.PathOf("tests/Slipway.Metadata.Tests/corpus");

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_FileOfTheCorpus_IsJudgedAsItsFolderSays(string format, string file)
    {
        var shape = DocumentShapes.All.Single(shape => shape.Name == format);
        var bag = new DiagnosticBag();

        var root = shape.Read(File.ReadAllBytes(Path.Combine(Folder, file)), file, ReadMode.Strict, bag);

        Assert.True(root is not null == IsValid(file), DiagnosticText.Render(bag.Sorted()));
        Assert.Equal(IsValid(file), bag.Count == 0);
        Assert.All(bag.Sorted(), diagnostic => Assert.NotNull(diagnostic.Remedy));
    }

    [Fact]
    public async Task Schemas_Corpus_AreJudgedByAjvAsByTheReader()
    {
        var files = DocumentShapes.All.SelectMany(shape => Corpus(shape).Select(file => (Shape: shape, File: file, Root: Parse(file)))).ToList();
        Assert.True(files.Count > 80);

        var verdicts = await AjvJudge.JudgeAsync([.. files.Select(file => (file.Shape, file.Root))]);

        Assert.All(files.Zip(verdicts), pair =>
            Assert.True(!pair.First.File.Contains("/invalid/", StringComparison.Ordinal) == (pair.Second == "valid"), $"{pair.First.File}: ajv says {pair.Second}"));
    }

    [Fact]
    public async Task Schemas_EveryOneStepMutationOfTheValidFiles_AreJudgedByAjvAsByTheShape()
    {
        List<(DocumentShape Shape, YamlNode Root)> mutants =
        [
            .. DocumentShapes.All.SelectMany(shape => Corpus(shape).Where(IsValid).SelectMany(file => Mutations.Of(Parse(file)).Select(root => (shape, root)))),
            .. EveryKindOfShape.SelectMany(text => Mutations.Of(Parse(Encoding.UTF8.GetBytes(text), "text")).Select(root => (ShapeTests.Shape, root))),
        ];
        Assert.True(mutants.Count > 3000);

        var verdicts = await AjvJudge.JudgeAsync(mutants);

        var accepted = 0;
        for (var i = 0; i < mutants.Count; i++)
        {
            var bag = new DiagnosticBag();
            var ours = mutants[i].Shape.Whole.Accepts(mutants[i].Root, ReadMode.Strict, bag);
            accepted += ours ? 1 : 0;
            Assert.True(ours == (verdicts[i] == "valid"), $"{mutants[i].Shape.Name} mutant {i}: ajv says {verdicts[i]}, the reader {DiagnosticText.Render(bag.Sorted())}");
        }

        Assert.InRange(accepted, 100, mutants.Count - 1000);
    }

    private static readonly string[] EveryKindOfShape =
    [
        "apiVersion: slipway.dev/v1alpha1\nkind: Test\nname: a\nfile: b\ncount: 3\non: true\nuntil: 2028-02-29\nlabels: { k: v }\nitems: [ a, b ]\n"
            + "people: [ { first: a } ]\npackages: any\nstatus: active\nx-mine: [ 1 ]\n",
        "apiVersion: slipway.dev/v1alpha1\nkind: Test\nname: a\nurl: https://a.example\npackages: [ a, b ]\nstatus: removed\nreason: old\n",
    ];

    private static bool IsValid(string file) => file.Replace('\\', '/').Contains("/valid/", StringComparison.Ordinal);

    private static IEnumerable<string> Corpus(DocumentShape shape) =>
        Directory.GetFiles(Path.Combine(Folder, shape.Name), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static YamlNode Parse(string file) => Parse(File.ReadAllBytes(file), file);

    private static YamlNode Parse(byte[] bytes, string name)
    {
        var bag = new DiagnosticBag();
        return YamlReader.Read(bytes, name, bag)?.Root ?? throw new InvalidOperationException(DiagnosticText.Render(bag.Sorted()));
    }
}
