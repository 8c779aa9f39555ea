using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Slipway.Server.Http;

/// <summary>The body of a request, opened when it is asked for.</summary>
internal readonly struct RequestBody(IFeatureCollection features)
{
    public PipeReader Reader => features.Get<IRequestBodyPipeFeature>()!.Reader;

    /// <summary>Its length, when the client states it.</summary>
    public long? Length => features.Get<IHttpRequestFeature>()!.Headers.ContentLength;
}
