using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.PagerDuty;

/// <summary>Incidents and services of PagerDuty.</summary>
[Plugin("slipway", "pagerduty")]
public static partial class PagerDutyPlugin;
