using System.Text;
using System.Text.Json;
using Slipway.Images.Json;
using Slipway.Images.Problems;

namespace Slipway.Images.Registries.Credentials;

/// <summary>Docker's config.json or podman's auth.json: which helper is asked for a registry, and what the file says itself.</summary>
internal sealed class CredentialFile
{
    private readonly string _path;
    private readonly Dictionary<string, JsonElement> _auths;
    private readonly Dictionary<string, string> _helpers;
    private readonly string? _store;

    private CredentialFile(string path, JsonElement root)
    {
        _path = path;
        _auths = Members(root, "auths").ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        _helpers = Members(root, "credHelpers").ToDictionary(
            member => RegistryKey.Normal(member.Name), member => member.Value.AsText("credHelpers"), StringComparer.Ordinal);
        _store = root.Text("credsStore");
    }

    /// <summary>Reads a file. What it contains is never repeated in a problem.</summary>
    public static async Task<Checked<CredentialFile>> ReadAsync(string path, CancellationToken token)
    {
        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(path, token));
            return new CredentialFile(path, document.RootElement.Clone());
        }
        catch (Exception unusable) when (unusable is JsonException or ArgumentException)
        {
            return CredentialProblems.Malformed(path);
        }
        catch (UnauthorizedAccessException)
        {
            return CredentialProblems.Unreadable(path);
        }
    }

    /// <summary>The helpers to ask for a registry, the most specific first.</summary>
    public IEnumerable<string> HelpersFor(string registry)
    {
        if (_helpers.TryGetValue(registry, out var helper))
        {
            yield return helper;
        }
        else if (!string.IsNullOrEmpty(_store))
        {
            yield return _store;
        }
    }

    /// <summary>What the file itself says about a repository.</summary>
    public Checked<FoundCredential> Find(string registry, string repository)
    {
        foreach (var candidate in RegistryKey.Candidates(registry, repository))
        {
            foreach (var (key, entry) in _auths.Where(auth => RegistryKey.Normal(auth.Key) == candidate))
            {
                if (Read(key, entry) is { } found && (!found.Ok || found.Value.Credential is not null))
                {
                    return found;
                }
            }
        }

        return FoundCredential.Anonymous;
    }

    // An entry may be empty ({}): Docker writes such ones beside a credential store.
    private Checked<FoundCredential> Read(string key, JsonElement entry)
    {
        try
        {
            if (entry.Text("identitytoken") is { Length: > 0 } identity)
            {
                return FoundCredential.Of(new RegistryCredential(identity, _path));
            }

            if (entry.Text("auth") is { Length: > 0 } encoded)
            {
                var text = Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
                var colon = text.IndexOf(':', StringComparison.Ordinal);
                return colon > 0
                    ? FoundCredential.Of(new RegistryCredential(text[..colon], text[(colon + 1)..].TrimEnd('\0'), _path))
                    : CredentialProblems.MalformedEntry(_path, key);
            }

            return entry.Text("username") is { Length: > 0 } user && entry.Text("password") is { } password
                ? FoundCredential.Of(new RegistryCredential(user, password, _path))
                : FoundCredential.Anonymous;
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            return CredentialProblems.MalformedEntry(_path, key);
        }
    }

    private static JsonElement.ObjectEnumerator Members(JsonElement root, string name) =>
        root.Member(name) is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject() : default;
}
