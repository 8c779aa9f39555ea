using System.Text.Json;
using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Launching;
using Slipway.Conformance.Running;
using Slipway.Conformance.Targets;
using Slipway.Sdk.Plugins;

namespace Slipway.Conformance.Checks.Configuration;

/// <summary>Tries whether a provider can be made from a configuration.</summary>
internal static class ConfigurationTrial
{
    /// <summary>Why it cannot; null when it can.</summary>
    public static Task<string?> RefusalAsync(RunSession session, ConformanceFixture fixture, FixtureProvider provider, CancellationToken token) =>
        session.Subject.Launcher is { } launcher
            ? StartAsync(session, launcher, ServerEnvironment.Start([provider], fixture, session.Upstream?.Address), token)
            : Task.FromResult(MakeInFolder(session, fixture, provider));

    private static async Task<string?> StartAsync(RunSession session, IServerLauncher launcher, ServerStart start, CancellationToken token)
    {
        await using var server = await launcher.StartAsync(start, token);
        if (await Readiness.WaitAsync(server, session.Subject, token) is not null)
        {
            await server.StopAsync(session.Subject.Settings.StopBudget, token);
            session.Hear(server.Output + server.Error);
            return null;
        }

        await server.WaitForEndAsync(session.Subject.Settings.StopBudget, token);
        session.Hear(server.Output + server.Error);
        return string.Join('\n', server.Error.Split('\n').Where(line => line.StartsWith("failed to init server:", StringComparison.Ordinal)).DefaultIfEmpty(server.Error)).Trim();
    }

    private static string? MakeInFolder(RunSession session, ConformanceFixture fixture, FixtureProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("conformance-").FullName;
        try
        {
            FixtureFile.Write(fixture.Files, folder);
            return Make(session, provider, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Make(RunSession session, FixtureProvider provider, string folder)
    {
        if (new RegisteredProviders(session.Subject.Plugins).Find(provider.Capability, provider.Provider) is not { } registration)
        {
            return $"there is no {provider.Capability} provider {provider.Provider}";
        }

        using var config = JsonDocument.Parse(provider.ConfigFor(session.Upstream?.Address, folder));
        var problems = registration.Validate(config.RootElement);
        if (problems.Count > 0)
        {
            var text = string.Join("; ", problems);
            session.Hear(text);
            return text;
        }

        try
        {
            var made = registration.Create(config.RootElement.Clone(), new ProviderContext(static () => new HttpClient())
            {
                Capability = provider.Capability,
                Provider = provider.Provider,
                Log = new HeardLog(session),
                Clock = session.Subject.Clock,
            });
            (made as IDisposable)?.Dispose();
            return null;
        }
#pragma warning disable CA1031 // Whatever the constructor throws is its refusal.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            session.Hear(exception.ToString());
            return exception.Message;
        }
    }
}
