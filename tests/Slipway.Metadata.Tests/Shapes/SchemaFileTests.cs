using Slipway.Metadata.Shapes;

namespace Slipway.Metadata.Tests.Shapes;

/// <summary>docs/schemas holds what the shapes say; UPDATE_SNAPSHOTS=1 writes it.</summary>
public sealed class SchemaFileTests
{
    public static TheoryData<string> Names => [.. DocumentShapes.All.Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void JsonSchema_OfEachFormat_IsThePublishedFile(string name)
    {
        var path = Repository.PathOf($"docs/schemas/{name}.schema.json");
        var schema = DocumentShapes.All.Single(shape => shape.Name == name).JsonSchema();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, schema);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run this test with UPDATE_SNAPSHOTS=1");
        Assert.Equal(schema, File.ReadAllText(path));
    }

    [Fact]
    public void Fields_OfEachFormat_AreExplained() =>
        Assert.All(DocumentShapes.All, shape => Assert.All(FieldsOf(shape.Whole), field =>
            Assert.True(field.Description.EndsWith('.') && field.Description.Length > 5, $"{shape.Name}: {field.Key}")));

    private static IEnumerable<Field> FieldsOf(Shape shape) => shape switch
    {
        ObjectShape mapping => mapping.Fields.Concat(mapping.Fields.SelectMany(field => FieldsOf(field.Shape))),
        ListShape list => FieldsOf(list.Item),
        MapShape map => FieldsOf(map.Value),
        UnionShape union => union.Alternatives.SelectMany(FieldsOf),
        _ => [],
    };
}
