using System.Security.Cryptography;
using System.Text;
using Slipway.Builder.Resolution;

namespace Slipway.Builder.Linking;

/// <summary>
/// The assemblies that packages put beside a server, each with what decides its bytes. Whatever linking looked into for a package is noted by
/// name; while each name still means the same, it would find the same.
/// </summary>
internal sealed class LinkNeighbours
{
    // Which names there are at all matters only to who misses one and is told the nearest.
    private const string AllNames = "*";

    private readonly Dictionary<string, string> _known = new(StringComparer.OrdinalIgnoreCase);

    public LinkNeighbours(ResolvedServer server)
    {
        foreach (var package in server.Packages)
        {
            foreach (var asset in PackageLinking.Assemblies(package))
            {
                _known[PackageLinking.Name(asset)] = $"{package.Sha512} {asset.Path}";
            }
        }

        var names = string.Join('\n', _known.Keys.Order(StringComparer.OrdinalIgnoreCase));
        _known[AllNames] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names)));
    }

    /// <summary>What each name means that linking looked into: nothing for one of the frameworks and for one that is not there, which the frameworks decide.</summary>
    public IEnumerable<(string Name, string Meaning)> Note(LinkedPackage linked) =>
        (linked.Findings.Count == 0 ? linked.Reached : linked.Reached.Append(AllNames)).Select(name => (name, Meaning(name)));

    /// <summary>What a name means now.</summary>
    public string Meaning(string name) => _known.GetValueOrDefault(name, "");
}
