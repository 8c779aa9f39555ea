using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Slipway.Trust.Sbom.Licences;

namespace Slipway.Trust.Sbom.Inventory;

/// <summary>
/// The licences of a Debian package, as <c>/usr/share/doc/PACKAGE/copyright</c> states them: in the machine-readable form, or by the
/// common licences that a free text refers to.
/// </summary>
/// <remarks>https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/</remarks>
public static partial class DebianCopyright
{
    // Debian's short names that differ from SPDX's.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Expat"] = "MIT",
        ["GPL-1+"] = "GPL-1.0-or-later",
        ["GPL-2"] = "GPL-2.0-only",
        ["GPL-2+"] = "GPL-2.0-or-later",
        ["GPL-3"] = "GPL-3.0-only",
        ["GPL-3+"] = "GPL-3.0-or-later",
        ["LGPL-2"] = "LGPL-2.0-only",
        ["LGPL-2+"] = "LGPL-2.0-or-later",
        ["LGPL-2.1"] = "LGPL-2.1-only",
        ["LGPL-2.1+"] = "LGPL-2.1-or-later",
        ["LGPL-3"] = "LGPL-3.0-only",
        ["LGPL-3+"] = "LGPL-3.0-or-later",
        ["GFDL-1.2"] = "GFDL-1.2-only",
        ["GFDL-1.3"] = "GFDL-1.3-only",
        ["BSD-2-clause"] = "BSD-2-Clause",
        ["BSD-3-clause"] = "BSD-3-Clause",
        ["BSD"] = "BSD-3-Clause",
        ["MPL-1.1"] = "MPL-1.1",
        ["Apache-2"] = "Apache-2.0",
        ["Artistic"] = "Artistic-1.0-Perl",
        ["public-domain"] = "LicenseRef-public-domain",
    };

    /// <summary>Reads the file; each licence once, in ordinal order.</summary>
    public static ImmutableArray<Licence> Read(Stream content)
    {
        using var reader = new StreamReader(content);
        var text = reader.ReadToEnd();
        var names = text.Contains("copyright-format/1.0", StringComparison.Ordinal) || text.Contains("dep5", StringComparison.OrdinalIgnoreCase)
            ? LicenceField().Matches(text).Select(match => match.Groups[1].Value.Trim())
            : CommonLicence().Matches(text).Select(match => match.Groups[1].Value);
        return
        [
            .. names.SelectMany(Single).Select(name => Names.GetValueOrDefault(name, name)).Where(name => name.Length > 0)
                .Select(name => Licence.Parse(name.Replace(' ', '-'))).DistinctBy(licence => licence.Name, StringComparer.Ordinal)
                .OrderBy(licence => licence.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Single(string field) => Joint().Split(field).Select(name => name.Trim(' ', ',', ';'));

    [GeneratedRegex(@"^License:[ \t]*(\S[^\n]*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LicenceField();

    [GeneratedRegex(@"/usr/share/common-licenses/([A-Za-z]+(?:-[0-9]+(?:\.[0-9]+)?)?)", RegexOptions.CultureInvariant)]
    private static partial Regex CommonLicence();

    [GeneratedRegex(@"\s+(?:and|or|and/or)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Joint();
}
