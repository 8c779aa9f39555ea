using Slipway.Conformance.Checks;
using Slipway.Conformance.Fixtures;
using Slipway.Conformance.Reports;
using Slipway.Conformance.Targets;
using Slipway.Sdk.Configuration;

namespace Slipway.Conformance.Running;

/// <summary>Runs the checks of a profile over a subject.</summary>
public static class ConformanceRun
{
    /// <summary>Runs them; <paramref name="told"/> hears of each result as it comes.</summary>
    public static async Task<ConformanceReport> RunAsync(ConformanceSubject subject, Action<ReportedCheck>? told, CancellationToken token)
    {
        var session = new RunSession(subject);
        var checks = ConformanceChecks.All.Where(subject.Profile.Has).ToList();
        List<ReportedCheck> results = [];
        try
        {
            await OpenAsync(session, token);
            await TryAsync(session, checks.Where(check => !check.AfterStop), Tell, token);
            await StopAsync(session, token);
            await TryAsync(session, checks.Where(check => check.AfterStop), Tell, token);
        }
        finally
        {
            await CloseAsync(session);
        }

        return ConformanceReport.Of(subject, session.Target?.Capabilities ?? [], results);

        void Tell(ReportedCheck result)
        {
            results.Add(result);
            told?.Invoke(result);
        }
    }

    private static async Task OpenAsync(RunSession session, CancellationToken token)
    {
        var subject = session.Subject;
        if (subject.Fixtures.Medium is { } fixture)
        {
            session.Upstream = fixture.Upstream.Count > 0 ? FixtureUpstream.Start(fixture.Upstream) : null;
        }

        try
        {
            if (subject.IsInProcess)
            {
                var fixtures = subject.Fixtures.Medium ?? throw new IOException("there is no fixture conformance/medium.yaml");
                session.Folder = Directory.CreateTempSubdirectory("conformance-").FullName;
                FixtureFile.Write(fixtures.Files, session.Folder);
                session.Target = InProcessTarget.Create(subject.Plugins, fixtures, provider => provider.ConfigFor(session.Upstream?.Address, session.Folder), new HeardLog(session), subject.Clock);
                return;
            }

            if (subject.Launcher is { } launcher)
            {
                session.Server = await launcher.StartAsync(ServerEnvironment.Start(subject.Fixtures.Medium, session.Upstream?.Address), token);
                session.StartTime = await Readiness.WaitAsync(session.Server, subject, token);
                _ = session.StartTime ?? throw new IOException(Readiness.Why(session.Server));
            }

            var client = HttpTarget.Client(session.Server?.Address ?? subject.Address!, subject.BearerToken, subject.Between);
            session.Target = await HttpTarget.ConnectAsync(client, subject.Scopes, token);
            session.Hear(session.Http!.Plugins?.ToJsonString() ?? "");
        }
        catch (Exception exception) when (exception is IOException or ConfigurationException)
        {
            session.Fault = exception.Message;
        }
    }

    private static async Task TryAsync(RunSession session, IEnumerable<ConformanceCheck> checks, Action<ReportedCheck> tell, CancellationToken token)
    {
        foreach (var check in checks)
        {
            if (check.Subject != CheckSubject.Capability)
            {
                var run = new CheckRun(session, null);
                if (check.AppliesToTarget(run))
                {
                    tell(ReportedCheck.Of(check, null, await TryAsync(check, run, token)));
                }

                continue;
            }

            foreach (var capability in session.Target?.Capabilities.Where(check.AppliesTo) ?? [])
            {
                var run = new CheckRun(session, capability);
                if ((session.Fixture is not null || session.Subject.Profile.DemandsFixture || !check.NeedsFixture) && check.AppliesToTarget(run))
                {
                    tell(ReportedCheck.Of(check, capability.Name, await TryAsync(check, run, token)));
                }
            }
        }
    }

    private static async Task<CheckResult> TryAsync(ConformanceCheck check, CheckRun run, CancellationToken token)
    {
        var session = run.Session;
        if (session.Fault is { } fault && !(check.Subject == CheckSubject.Program && session.Server is not null))
        {
            return CheckResult.Skipped(fault);
        }

        if (check.NeedsFixture && session.Fixture is null)
        {
            return CheckResult.Skipped("the plugin ships no conformance/medium.yaml");
        }

        try
        {
            return await check.Run(run, token);
        }
        catch (CheckBlockedException blocked)
        {
            return CheckResult.Skipped(blocked.Message);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !token.IsCancellationRequested))
        {
            return CheckResult.Skipped($"the target does not answer: {exception.Message.TrimEnd('.')}");
        }
    }

    private static async Task StopAsync(RunSession session, CancellationToken token)
    {
        if (session.Server is { } server)
        {
            session.StoppedInTime = await server.StopAsync(session.Subject.Settings.StopBudget, token);
        }
    }

    private static async Task CloseAsync(RunSession session)
    {
        if (session.Target is { } target)
        {
            await target.DisposeAsync();
        }

        if (session.Server is { } server)
        {
            await server.DisposeAsync();
        }

        if (session.Upstream is { } upstream)
        {
            await upstream.DisposeAsync();
        }

        if (session.Folder is { } folder)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
