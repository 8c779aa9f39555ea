using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Builder.Json;
using Slipway.Builder.Manifest;
using Slipway.Metadata.Diagnostics;

namespace Slipway.Builder.Locking;

/// <summary>The lock's file beside its manifest.</summary>
public static class LockFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Where a manifest's lock lies.</summary>
    public static string PathFor(ServerManifest manifest) => Path.Combine(manifest.Folder, manifest.Stem + ".lock.json");

    /// <summary>The bytes of a lock's file.</summary>
    public static byte[] Bytes(ServerLock value) => CanonicalText.ReadableBytes(LockJson.Write(value));

    /// <summary>Reads a lock; null when there is none, or when a diagnostic of severity error was added.</summary>
    public static ServerLock? Read(string path, DiagnosticBag bag)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return Read(File.ReadAllBytes(path), path, bag);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse(path, exception, bag);
        }
    }

    /// <summary>Reads the bytes of a lock's file; null when a diagnostic of severity error was added.</summary>
    public static ServerLock? Read(byte[] bytes, string shown, DiagnosticBag bag)
    {
        try
        {
            return JsonNode.Parse(bytes, nodeOptions: null, Strict) is JsonObject root
                ? LockJson.Read(root)
                : throw new FormatException("it is not an object");
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return Refuse(shown, exception, bag);
        }
    }

    private static ServerLock? Refuse(string shown, Exception exception, DiagnosticBag bag)
    {
        bag.Add(LockRules.Unreadable.At(
            new SourcePosition(shown, 1, 1), $"the lock cannot be read: {exception.Message.TrimEnd('.')}", "make it anew with slipway lock"));
        return null;
    }

    /// <summary>Writes a lock: whole or not at all.</summary>
    public static void Write(string path, ServerLock value)
    {
        WholeText.Write(path, Bytes(value));
    }
}
