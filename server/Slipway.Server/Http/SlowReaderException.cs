namespace Slipway.Server.Http;

/// <summary>A client did not take its answer in time; its connection has been ended.</summary>
internal sealed class SlowReaderException : IOException;
