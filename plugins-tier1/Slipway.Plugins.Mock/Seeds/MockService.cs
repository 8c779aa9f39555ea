namespace Slipway.Plugins.Mock.Seeds;

/// <summary>A service of the mock's company.</summary>
internal sealed record MockService(string Id, string Name, string Team, string Criticality);
