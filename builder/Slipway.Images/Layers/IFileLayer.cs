namespace Slipway.Images.Layers;

/// <summary>A layer whose blob is a file of this machine, already verified, so that copying it is the kernel's work.</summary>
internal interface IFileLayer : ILayer
{
    string BlobPath { get; }
}
