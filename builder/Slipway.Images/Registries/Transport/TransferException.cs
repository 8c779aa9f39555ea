namespace Slipway.Images.Registries.Transport;

/// <summary>The network failed while a body was read. Told apart from a disk that failed while it was written.</summary>
internal sealed class TransferException(string message, Exception inner) : IOException(message, inner);
