using System.Text.Json.Serialization;

namespace Slipway.Server.Tests.Dashboards.Sdk;

[JsonSerializable(typeof(DashboardQuery))]
[JsonSerializable(typeof(IReadOnlyList<Dashboard>))]
internal sealed partial class DashboardJson : JsonSerializerContext;
