namespace Slipway.Server.Logging;

/// <summary>How much a log line matters.</summary>
public enum ServerLogLevel
{
    /// <summary>For whoever looks for a fault.</summary>
    Debug,

    /// <summary>Something happened.</summary>
    Information,

    /// <summary>Something is not as it should be, and work goes on.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}
