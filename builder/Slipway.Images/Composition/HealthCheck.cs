using System.Collections.Immutable;

namespace Slipway.Images.Composition;

/// <summary>A program that says whether a container is well. Docker runs it; podman ignores it in OCI images.</summary>
public sealed record HealthCheck(ImmutableArray<string> Command, TimeSpan Interval, TimeSpan Timeout, int Retries);
