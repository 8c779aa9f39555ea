namespace Slipway.Images.Registries.Credentials;

/// <summary>What decides where credentials are looked for: the variables of the process and the user's home folder.</summary>
public sealed record CredentialEnvironment(string Home, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>The files that may hold credentials, in the order in which they are asked: Docker's, then podman's.</summary>
    public IEnumerable<string> Files()
    {
        yield return Path.Combine(Variable("DOCKER_CONFIG") ?? Path.Combine(Home, ".docker"), "config.json");
        if (Variable("REGISTRY_AUTH_FILE") is { } named)
        {
            yield return named;
        }

        if (Variable("XDG_RUNTIME_DIR") is { } runtime)
        {
            yield return Path.Combine(runtime, "containers", "auth.json");
        }

        yield return Path.Combine(Variable("XDG_CONFIG_HOME") ?? Path.Combine(Home, ".config"), "containers", "auth.json");
    }

    /// <summary>A program on the search path, or null.</summary>
    internal string? Find(string program) => (Variable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
