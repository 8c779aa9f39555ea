using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Metadata.Diagnostics;
using Slipway.Metadata.Plugins;
using Slipway.Metadata.Shapes;
using Slipway.Metadata.Yaml;

namespace Slipway.Metadata.Tests.Yaml;

public sealed class YamlPropertyTests
{
    private static readonly string[] Pieces =
    [
        "a", "b: ", "- ", "? ", ": ", "\n", "\n  ", "[", "]", "{", "}", ",", "\"", "'", "|", ">", "&x ", "*x", "!t ", "!!str ", "%YAML 1.2\n", "---", "...",
        "#", "\t", "\\u0041", "\\", "<<: ", "~", "1.0", "true", "\u00e9", "\U0001F600", "\r", "@", "`", "key: value\n", "  - item\n", "|+2\n", ">-\n",
    ];

    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(3000);

    [Fact]
    public void Read_AnyBytes_EndsInADocumentOrAnError() =>
        Check.One(Runs, Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => EndsWell(bytes)));

    [Fact]
    public void Read_AnyMixtureOfSyntax_EndsInADocumentOrAnError() =>
        Check.One(Runs.WithMaxTest(20_000), Prop.ForAll(Gen.Elements(Pieces).ArrayOf().ToArbitrary(), pieces => EndsWell(Encoding.UTF8.GetBytes(string.Concat(pieces)))));

    [Fact]
    public void ReadPlugin_AnyEditOfAValidFile_EndsInAManifestOrAnError()
    {
        var valid = Encoding.UTF8.GetBytes(File.ReadAllText(Repository.PathOf("tests/Slipway.Metadata.Tests/corpus/plugin/valid/full.yaml")));
        var edits = Gen.Choose(0, valid.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, (byte)value))).NonEmptyListOf();

        Check.One(Runs, Prop.ForAll(edits.ToArbitrary(), list =>
        {
            var bytes = valid.ToArray();
            foreach (var (at, value) in list)
            {
                bytes[at] = value;
            }

            var reading = PluginManifest.Read(bytes, "plugin.yaml", ReadMode.Installed);
            return reading.Value is null == reading.HasErrors;
        }));
    }

    private static bool EndsWell(byte[] bytes)
    {
        var bag = new DiagnosticBag();
        var document = YamlReader.Read(bytes, "f.yaml", bag);
        _ = DiagnosticText.Render(bag.Sorted());
        return document is null == bag.HasErrors;
    }
}
