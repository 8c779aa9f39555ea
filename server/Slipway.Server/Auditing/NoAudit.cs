namespace Slipway.Server.Auditing;

/// <summary>Keeps nothing: <c>OPSORCH_AUDIT=off</c>.</summary>
internal sealed class NoAudit : IAuditSink
{
    public void Write(in AuditRecord record)
    {
        // The operator asked for no audit.
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
