using System.Reflection;
using Slipway.Generator.Tests.Compiling;
using Slipway.Generator.Tests.EndToEnd;
using Slipway.Sdk.Plugins;

namespace Slipway.Generator.Tests.Plugin;

public sealed class CapabilityTests : IDisposable
{
    private readonly LoadedAssemblies _assemblies = new();

    public void Dispose() => _assemblies.Dispose();

    [Fact]
    public void Operations_OfAProvider_AreTheMembersThatItImplementsItself()
    {
        const string Source =
            """
            using Slipway.Sdk.Calls;
            using Slipway.Sdk.Incidents;
            using Slipway.Sdk.Plugins;
            using Slipway.Sdk.Secrets;
            using Slipway.Sdk.Teams;

            /// <summary>The plugin.</summary>
            [Plugin("acme", "ops")] public static partial class OpsPlugin;

            internal abstract class WithGet<T> : IIncidentProvider
            {
                public virtual Task<Incident> GetAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken) => Task.FromResult(new Incident());
            }

            internal interface IReadOnlyIncidents : IIncidentProvider
            {
                Task<Incident> IIncidentProvider.CreateAsync(CreateIncidentInput request, CallContext call, CancellationToken cancellationToken) => throw ProviderException.NotImplemented("incident.create");
            }

            internal static class Outer
            {
                [Provider("many")]
                internal sealed class Many : WithGet<string>, IReadOnlyIncidents, ITeamProvider
                {
                    async Task<Page<Incident>> IIncidentProvider.QueryAsync(IncidentQuery request, CallContext call, CancellationToken cancellationToken)
                    {
                        await Task.Yield();
                        return Page<Incident>.Empty;
                    }

                    public Task<Page<TeamMember>> GetMembersAsync(TeamMembersRequest request, CallContext call, CancellationToken cancellationToken) =>
                        Task.FromResult(Page<TeamMember>.Empty);
                }
            }
            """;

        Assert.Equal(["incident/many: query get", "team/many: members"], Offered(Source, "OpsPlugin"));
    }

    [Fact]
    public void Register_TwelfthCapabilityOfAnotherAssembly_IsKnown()
    {
        var contract = Compiler.Run(
            """
            using Slipway.Sdk.Calls;
            using Slipway.Sdk.Capabilities;

            namespace Acme.Dashboards;

            /// <summary>Dashboards.</summary>
            [CapabilityContract("dashboard")]
            public interface IDashboardProvider
            {
                /// <summary>Finds them.</summary>
                [Operation("dashboard.query")]
                Task<string> QueryAsync(string request, CallContext call, CancellationToken cancellationToken) => throw ProviderException.NotImplemented("dashboard.query");

                /// <summary>Draws one.</summary>
                [Operation("dashboard.panels.draw")]
                Task<string> DrawAsync(string request, CallContext call, CancellationToken cancellationToken) => throw ProviderException.NotImplemented("dashboard.panels.draw");
            }
            """,
            "Acme.Dashboards");
        _assemblies.Load(contract);
        const string Plugin =
            """
            using Slipway.Sdk.Calls;
            using Slipway.Sdk.Plugins;

            namespace Acme;

            /// <summary>The plugin.</summary>
            [Plugin("acme", "grafana")] public static partial class GrafanaPlugin;

            [Provider("grafana")]
            internal sealed record GrafanaDashboards(ProviderContext Context) : Acme.Dashboards.IDashboardProvider
            {
                public Task<string> DrawAsync(string request, CallContext call, CancellationToken cancellationToken) => Task.FromResult(request);
            }
            """;

        Assert.Equal(["dashboard/grafana: panels.draw"], Offered(Plugin, "Acme.GrafanaPlugin", contract));
    }

    [Fact]
    public void Register_ProviderWithBrokenConfiguration_IsLeftOutAndTheOthersStay()
    {
        var compiled = Compiler.Run(Sources.Plugin.Replace("[Key(\"retries\"", "[Key(\"Retries\"", StringComparison.Ordinal));

        Assert.Equal(["SLP4032"], compiled.Problems.Select(problem => problem.Id));
        Assert.Equal(["Acme.Ops.PrometheusPlugin.Register.g.cs", "PluginManifest.g.cs"], compiled.Files);
        Assert.DoesNotContain("PrometheusMetrics", compiled.AllText, StringComparison.Ordinal);
        Assert.Contains("ConsoleMessages", compiled.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain(compiled.Output.GetDiagnostics(TestContext.Current.CancellationToken), problem => problem.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    private List<string> Offered(string source, string pluginType, params Compiled[] references)
    {
        var registry = new Registry();
        var compiled = Compiler.Run(source, references: [.. references.Select(reference => reference.Reference())]);
        var assembly = _assemblies.Load(compiled);
        assembly.GetType(pluginType, throwOnError: true)!.GetMethod("Register")!.CreateDelegate<Action<IProviderRegistry>>()(registry);
        Assert.Equal(
            registry.Providers.Select(provider => $"{provider.Capability}/{provider.Name}"),
            assembly.GetCustomAttributes<PluginProviderAttribute>().Select(provider => $"{provider.Capability}/{provider.Name}"));
        return [.. registry.Providers.Select(provider => $"{provider.Capability}/{provider.Name}: {string.Join(' ', provider.Operations)}")];
    }
}
