namespace Slipway.Cli;

/// <summary>The command line asks for something that is not there; found only while the verb runs.</summary>
internal sealed class UsageException(string message, string? remedy = null) : Exception(remedy is null ? message : $"{message}; {remedy}");
