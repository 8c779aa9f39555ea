using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Plugins;

[Plugin("acme", "ops")]
public static partial class OpsPlugin;

[CapabilityContract("incident")]
public interface IMyIncidents
{
    [Operation("incident.query")]
    Task<string> QueryAsync(string request, CallContext call, CancellationToken cancellationToken);
}

[CapabilityContract("Dash Board")]
public interface IDashBoard
{
    [Operation("Dash Board.query")]
    Task<string> ShowAsync(string request, CallContext call, CancellationToken cancellationToken);
}

[CapabilityContract("empty")]
public interface IEmpty
{
    [Operation("other.query")]
    Task<string> OtherAsync(string request, CallContext call, CancellationToken cancellationToken);
}

[CapabilityContract("chart")]
public interface IChart
{
    [Operation("chart.draw")]
    Task<string> DrawAsync(string request, CallContext call, CancellationToken cancellationToken);
}

[CapabilityContract("chart")]
public interface IChartToo
{
    [Operation("chart.draw")]
    Task<string> DrawAsync(string request, CallContext call, CancellationToken cancellationToken);
}

[Provider("all")]
public sealed class All : IMyIncidents, IDashBoard, IEmpty, IChart, IChartToo
{
    public Task<string> QueryAsync(string request, CallContext call, CancellationToken cancellationToken) => Task.FromResult(request);

    public Task<string> ShowAsync(string request, CallContext call, CancellationToken cancellationToken) => Task.FromResult(request);

    public Task<string> OtherAsync(string request, CallContext call, CancellationToken cancellationToken) => Task.FromResult(request);

    public Task<string> DrawAsync(string request, CallContext call, CancellationToken cancellationToken) => Task.FromResult(request);
}
