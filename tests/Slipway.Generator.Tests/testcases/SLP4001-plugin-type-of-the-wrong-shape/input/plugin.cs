using Slipway.Sdk.Plugins;

namespace Acme;

[Plugin("acme", "internal")]
internal static partial class InternalPlugin;

[Plugin("acme", "instance")]
public class InstancePlugin;

[Plugin("acme", "generic")]
public static partial class GenericPlugin<T>;

public static partial class Outer
{
    [Plugin("acme", "nested")]
    public static partial class NestedPlugin;
}
