namespace Slipway.Cli.Distributions;

/// <summary>A file that is to be written, by its path below the folder that it goes to.</summary>
internal sealed record NewFile(string Path, ReadOnlyMemory<byte> Content);
