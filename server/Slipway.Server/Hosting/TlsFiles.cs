namespace Slipway.Server.Hosting;

/// <summary>The files of the server's certificate.</summary>
internal sealed record TlsFiles(string Certificate, string Key);
