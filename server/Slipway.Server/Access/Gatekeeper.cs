using Slipway.Server.Logging;

namespace Slipway.Server.Access;

/// <summary>Decides who a request is from. Tokens of a file count from the next request after the file has changed.</summary>
internal sealed class Gatekeeper
{
    private readonly IServerLog _log;
    private readonly TokenSet.Token[] _fixed;
    private readonly WatchedFile? _file;
    private volatile TokenSet _tokens;

    private Gatekeeper(TokenSet.Token[] fixedTokens, WatchedFile? file, TokenSet tokens, IServerLog log)
    {
        _fixed = fixedTokens;
        _file = file;
        _tokens = tokens;
        _log = log;
    }

    /// <summary>Whether tokens are asked for at all.</summary>
    public bool IsOpen => _file is null && _fixed.Length == 0;

    /// <summary>A gatekeeper, or what is wrong with the tokens file.</summary>
    public static (Gatekeeper? Gatekeeper, IReadOnlyList<string> Problems) Create(
        string? bearerToken, string? tokensFile, IServerLog log, TimeProvider clock)
    {
        TokenSet.Token[] known = bearerToken is null ? [] : [TokenSet.Token.Default(bearerToken)];
        if (tokensFile is null)
        {
            return (new Gatekeeper(known, null, new TokenSet(known), log), []);
        }

        var file = new WatchedFile(tokensFile, clock);
        var (tokens, problems) = Read(tokensFile);
        return problems.Count == 0
            ? (new Gatekeeper(known, file, new TokenSet([.. known, .. tokens]), log), [])
            : (null, [.. problems.Select(problem => $"OPSORCH_TOKENS_FILE: {tokensFile}: {problem}")]);
    }

    /// <summary>Who the value of an Authorization header belongs to, or null.</summary>
    public Principal? Admit(string? authorization)
    {
        if (IsOpen)
        {
            return Principal.Anyone;
        }

        ReloadTokens();
        const string scheme = "Bearer ";
        return authorization is not null && authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? _tokens.Find(authorization.AsSpan(scheme.Length).Trim())
            : null;
    }

    private void ReloadTokens()
    {
        if (_file is null || !_file.HasChanged())
        {
            return;
        }

        var (tokens, problems) = Read(_file.Path);
        if (problems.Count == 0)
        {
            _tokens = new TokenSet([.. _fixed, .. tokens]);
            _log.Write(ServerLogLevel.Information, "tokens file re-read", ("tokens", tokens.Count));
        }
        else
        {
            _log.Write(
                ServerLogLevel.Error,
                "tokens file has changed and is wrong; the tokens known before stay valid",
                ("problems", string.Join("; ", problems)));
        }
    }

    private static (IReadOnlyList<TokenSet.Token> Tokens, IReadOnlyList<string> Problems) Read(string path)
    {
        try
        {
            return TokensFile.Parse(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ([], [exception.Message]);
        }
    }
}
