namespace Slipway.Server.Auditing;

/// <summary>Where audit records end up.</summary>
internal interface IAuditSink : IAsyncDisposable
{
    /// <summary>Takes a record; it may be written a moment later, and before the sink is disposed at the latest.</summary>
    void Write(in AuditRecord record);
}
