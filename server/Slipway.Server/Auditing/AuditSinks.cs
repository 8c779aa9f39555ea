using Slipway.Server.Logging;

namespace Slipway.Server.Auditing;

/// <summary>Opens the sink that the settings name.</summary>
internal static class AuditSinks
{
    /// <summary>The sink.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static IAuditSink Open(AuditTarget target, Func<Stream> standardError, IServerLog log) => target.Kind switch
    {
        AuditTargetKind.Off => new NoAudit(),
        AuditTargetKind.File => new StreamAudit(OpenFile(target.Path!), log),
        _ => new StreamAudit(standardError(), log),
    };

    // Append, so that a rotated or shared file keeps what is there; no buffer, since batches are one write each.
    private static FileStream OpenFile(string path) =>
        new(path, new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
        });
}
