using System.Text;
using Slipway.Trust.Sbom.Inventory;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Tests.Sbom;

public sealed class LicenceTests
{
    [Theory]
    [InlineData("MIT", LicenceKind.Id, "MIT")]
    [InlineData("mit", LicenceKind.Id, "MIT")]
    [InlineData(" Apache-2.0 ", LicenceKind.Id, "Apache-2.0")]
    [InlineData("MIT OR Apache-2.0", LicenceKind.Expression, "MIT OR Apache-2.0")]
    [InlineData("(MIT or apache-2.0) AND BSD-3-Clause", LicenceKind.Expression, "(MIT OR Apache-2.0) AND BSD-3-Clause")]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", LicenceKind.Expression, "GPL-2.0-only WITH Classpath-exception-2.0")]
    [InlineData("LicenseRef-Acme", LicenceKind.Expression, "LicenseRef-Acme")]
    [InlineData("EPL-1.0+", LicenceKind.Expression, "EPL-1.0+")]
    [InlineData("UNLICENSED", LicenceKind.Name, "UNLICENSED")]
    [InlineData("MIT AND", LicenceKind.Name, "MIT AND")]
    [InlineData("(MIT", LicenceKind.Name, "(MIT")]
    [InlineData("MIT Apache-2.0", LicenceKind.Name, "MIT Apache-2.0")]
    [InlineData("MIT/Apache-2.0", LicenceKind.Name, "MIT/Apache-2.0")]
    [InlineData("Acme terms", LicenceKind.Name, "Acme terms")]
    public void Parse_TellsIdsExpressionsAndNamesApart(string text, LicenceKind kind, string name)
    {
        var licence = Licence.Parse(text);

        Assert.Equal((kind, name), (licence.Kind, licence.Name));
    }

    [Theory]
    [InlineData("MIT", true)]
    [InlineData("GPL-3.0-only", false)]
    [InlineData("GPL-3.0-only OR MIT", true)]
    [InlineData("GPL-3.0-only AND MIT", false)]
    [InlineData("GPL-3.0-only OR MIT AND Apache-2.0", true)]
    [InlineData("MIT AND GPL-3.0-only OR GPL-2.0-only", false)]
    [InlineData("(MIT OR GPL-3.0-only) AND Apache-2.0", true)]
    [InlineData("MIT AND (GPL-2.0-only OR (GPL-3.0-only AND Apache-2.0))", false)]
    [InlineData("Apache-2.0 WITH LLVM-exception", true)]
    [InlineData("GPL-2.0-only WITH Classpath-exception-2.0", false)]
    public void IsSatisfied_ChoosesWithinOrAndNeedsAllOfAnd(string licence, bool satisfied) =>
        Assert.Equal(satisfied, Licence.Parse(licence).IsSatisfied(id => id is "MIT" or "Apache-2.0"));

    [Theory]
    [InlineData("""<license type="expression">MIT</license><licenseUrl>https://licenses.nuget.org/MIT</licenseUrl>""", LicenceKind.Id, "MIT")]
    [InlineData("""<license type="expression">MIT OR Apache-2.0</license>""", LicenceKind.Expression, "MIT OR Apache-2.0")]
    [InlineData("""<license type="file">LICENSE.md</license><licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl>""", LicenceKind.Name, "LICENSE.md")]
    [InlineData("""<licenseUrl>http://www.apache.org/licenses/LICENSE-2.0</licenseUrl>""", LicenceKind.Id, "Apache-2.0")]
    [InlineData("""<licenseUrl>https://licenses.nuget.org/BSD-3-Clause</licenseUrl>""", LicenceKind.Id, "BSD-3-Clause")]
    [InlineData("""<licenseUrl>https://acme.example/terms</licenseUrl>""", LicenceKind.Name, "see-url")]
    public void ReadNuspec_TakesTheLicenceFromWhereItIs(string element, LicenceKind kind, string name)
    {
        var nuspec = ReadNuspec(element).Required;

        Assert.Equal((kind, name), (nuspec.Licence!.Kind, nuspec.Licence.Name));
    }

    [Fact]
    public void ReadNuspec_OfTheDeprecatedAddressAlone_HasNoLicence() =>
        Assert.Null(ReadNuspec("<licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl>").Required.Licence);

    [Fact]
    public void ReadNuspec_DescribesAComponentWithTheTextOfItsLicenceFile()
    {
        var nuspec = ReadNuspec("""<license type="file">LICENSE.md</license><authors>Acme</authors><copyright>(c) Acme</copyright><repository type="git" url="https://example.test/r.git" />""").Required;

        var component = nuspec.Describe(Samples.Package("acme", "1.0.0") with { Supplier = null }, "the text");

        Assert.Equal("the text", component.Licences[0].Text);
        Assert.Equal(("Acme.Thing", "Acme", "(c) Acme"), (component.Name, component.Supplier!.Name, component.Copyright));
        Assert.Equal("https://example.test/r.git", component.References["vcs"]);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><package/>")]
    [InlineData("<package><metadata><id>a</id></metadata></package>")]
    [InlineData("not xml")]
    public void ReadNuspec_OfSomethingElse_IsRefused(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Equal("SLP6203", Assert.Single(Nuspec.Read(stream, "a.nuspec").Problems).Id);
    }

    private static Checked<Nuspec> ReadNuspec(string elements)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(
            $"""<?xml version="1.0"?><package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>Acme.Thing</id><version>1.0.0</version>{elements}</metadata></package>"""));
        return Nuspec.Read(stream, "acme.nuspec");
    }
}
