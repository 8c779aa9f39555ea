namespace Slipway.Generator.Tests.EndToEnd;

/// <summary>A plugin as its author writes it.</summary>
internal static class Sources
{
    public const string Plugin =
        """
        using Slipway.Sdk.Calls;
        using Slipway.Sdk.Configuration;
        using Slipway.Sdk.Messages;
        using Slipway.Sdk.Metrics;
        using Slipway.Sdk.Plugins;

        [assembly: System.Reflection.AssemblyInformationalVersion("1.2.3-beta.1+abc")]

        namespace Acme.Ops;

        /// <summary>The plugin.</summary>
        [Plugin("acme", "prometheus")]
        public static partial class PrometheusPlugin;

        /// <summary>How hard to try.</summary>
        public enum Effort
        {
            /// <summary>Little.</summary>
            Low,

            /// <summary>Much.</summary>
            VeryHigh,
        }

        /// <summary>The configuration.</summary>
        [Configuration]
        public sealed partial record PrometheusConfiguration
        {
            /// <summary>The base address.</summary>
            [Key("url")] public required Uri Url { get; init; }

            /// <summary>The token.</summary>
            [Key("token", Description = "A \"bearer\" token.", Minimum = 4)] public Secret? Token { get; init; }

            /// <summary>How long to wait for <see cref="Url"/>.</summary>
            [Key("timeout", Minimum = 1)] public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

            /// <summary>Retries.</summary>
            [Key("retries", Minimum = 0, Maximum = 9)] public int Retries { get; init; } = 3;

            /// <summary>Effort.</summary>
            [Key("effort")] public Effort Effort { get; init; } = Effort.VeryHigh;

            /// <summary>Labels.</summary>
            [Key("labels")] public IReadOnlyList<string> Labels { get; init; } = ["job", "instance"];
        }

        /// <summary>The provider.</summary>
        [Provider("prometheus", Scope = ["service"], Filters = ["=", "!="])]
        public sealed class PrometheusMetrics(PrometheusConfiguration configuration, ProviderContext context) : IMetricProvider
        {
            /// <inheritdoc />
            public Task<Page<MetricSeries>> QueryAsync(MetricQuery request, CallContext call, CancellationToken cancellationToken) =>
                Task.FromResult(new Page<MetricSeries> { Items = [new MetricSeries { Name = $"{context.Provider} {configuration.Url} {configuration.Retries} {configuration.Effort} {configuration.Timeout.TotalSeconds} {configuration.Labels.Count}" }] });
        }

        [Provider("console")]
        internal sealed class ConsoleMessages : IMessagingProvider
        {
            public Task<MessageResult> SendAsync(Message request, CallContext call, CancellationToken cancellationToken) =>
                Task.FromResult(new MessageResult { Id = request.Body });
        }
        """;
}
