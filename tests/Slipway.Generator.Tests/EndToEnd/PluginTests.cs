using System.Reflection;
using System.Text.Json;
using Slipway.Generator.Tests.Compiling;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Configuration;
using Slipway.Sdk.Metrics;
using Slipway.Sdk.Plugins;

namespace Slipway.Generator.Tests.EndToEnd;

public sealed class PluginTests : IDisposable
{
    private readonly LoadedAssemblies _assemblies = new();

    public void Dispose() => _assemblies.Dispose();

    [Fact]
    public void Register_CompiledPlugin_AddsEveryProviderOfEveryCapability()
    {
        var providers = Registered();

        Assert.Equal(["messaging/console", "metric/prometheus"], providers.Select(provider => $"{provider.Capability}/{provider.Name}"));
        Assert.Equal(["query"], providers[1].Operations);
        Assert.Equal(["service"], providers[1].Scope);
        Assert.Equal(["=", "!="], providers[1].Filters);
        Assert.Equal(NoConfiguration.JsonSchema, providers[0].ConfigurationSchema);
    }

    [Fact]
    public async Task Create_ValidConfiguration_GivesAProviderThatAnswers()
    {
        var registration = Registered()[1];
        var configuration = Json("""{"url":"https://prom.example","token":"abcd","retries":5,"effort":"low","timeout":"1m30s","labels":["a"]}""");

        Assert.Empty(registration.Validate(configuration));
        var provider = registration.Create(configuration, Context(registration));
        var answer = (Page<MetricSeries>)await MetricQuery.InvokeAsync(
            provider, new MetricQuery(), new CallContext { RequestId = "r" }, TestContext.Current.CancellationToken);

        Assert.Equal("prometheus https://prom.example/ 5 Low 90 1", answer.Items[0].Name);
    }

    [Fact]
    public async Task Create_OnlyRequiredKeys_KeepsInitialValues()
    {
        var registration = Registered()[1];
        var provider = registration.Create(Json("""{"url":"https://prom.example"}"""), Context(registration));
        var answer = (Page<MetricSeries>)await MetricQuery.InvokeAsync(
            provider, new MetricQuery(), new CallContext { RequestId = "r" }, TestContext.Current.CancellationToken);

        Assert.Equal("prometheus https://prom.example/ 3 VeryHigh 10 2", answer.Items[0].Name);
    }

    [Fact]
    public void Validate_WrongConfiguration_NamesEveryKeyAndNoSecret()
    {
        var problems = Registered()[1].Validate(Json("""{"token":"abc","timeout":0,"retries":10,"effort":"huge","labels":[1],"tokn":1}"""));

        Snapshot.Match(string.Join('\n', problems));
    }

    [Fact]
    public void Create_WrongConfiguration_Throws()
    {
        var registrations = Registered();

        var missing = Assert.Throws<ConfigurationException>(() => registrations[1].Create(Json("{}"), Context(registrations[1])));
        Assert.Equal("url: is required", missing.Message);
        var unknown = Assert.Throws<ConfigurationException>(() => registrations[0].Create(Json("""{"a":1}"""), Context(registrations[0])));
        Assert.Equal("a: is unknown; there is nothing to configure", unknown.Message);
    }

    [Fact]
    public void AssemblyAttributes_CompiledPlugin_DescribeIt()
    {
        var assembly = _assemblies.Load(Compiler.Run(Sources.Plugin));

        var manifest = assembly.GetCustomAttribute<PluginManifestAttribute>()!;
        Assert.Equal(("acme", "prometheus", FrameworkV1.Name, "Acme.Ops.PrometheusPlugin"), (manifest.Publisher, manifest.Name, manifest.FrameworkApi, manifest.PluginType));
        var providers = assembly.GetCustomAttributes<PluginProviderAttribute>().ToDictionary(provider => $"{provider.Capability}/{provider.Name}");
        Assert.Equal(["messaging/console", "metric/prometheus"], providers.Keys.Order());
        Assert.Equal(["query"], providers["metric/prometheus"].Operations);
        Assert.Equal(["=", "!="], providers["metric/prometheus"].Filters);
        Assert.Equal(Registered()[1].ConfigurationSchema, providers["metric/prometheus"].ConfigurationSchema);
    }

    private static Operation MetricQuery => MetricCapability.Definition["metric.query"];

    private List<ProviderRegistration> Registered()
    {
        var registry = new Registry();
        var type = _assemblies.Load(Compiler.Run(Sources.Plugin)).GetType("Acme.Ops.PrometheusPlugin", throwOnError: true)!;
        type.GetMethod("Register")!.CreateDelegate<Action<IProviderRegistry>>()(registry);
        return registry.Providers;
    }

    private static ProviderContext Context(ProviderRegistration registration) => new(() => new HttpClient())
    {
        Capability = registration.Capability,
        Provider = registration.Name,
        Log = new NoLog(),
    };

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private sealed class NoLog : IPluginLog
    {
        public void Write(PluginLogLevel level, string message, Exception? exception = null)
        {
        }
    }
}
