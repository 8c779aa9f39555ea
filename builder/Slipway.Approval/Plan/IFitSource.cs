using Slipway.Builder.Resolution;

namespace Slipway.Approval.Plan;

/// <summary>Who knows whether plugins fit a server. A plan asks it and takes no part in the answer.</summary>
public interface IFitSource
{
    /// <summary>What is known of the plugins of a server, in their order.</summary>
    IReadOnlyList<PluginFit> FitsOf(ResolvedServer server);
}
