using Slipway.Sdk.Plugins;

namespace Slipway.Plugins.Email;

/// <summary>Messages by e-mail over SMTP.</summary>
[Plugin("slipway", "email")]
public static partial class EmailPlugin;
