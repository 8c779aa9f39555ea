using Slipway.Server.Logging;

namespace Slipway.Server.Settings;

/// <summary>How the log looks and what is in it.</summary>
internal sealed record LoggingSettings(LogFormat Format, ServerLogLevel Level);
