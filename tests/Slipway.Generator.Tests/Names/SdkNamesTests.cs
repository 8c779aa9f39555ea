using System.Reflection;
using System.Text.Json;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Plugins;
using Slipway.Sdk.Schema;

namespace Slipway.Generator.Tests.Names;

public sealed class SdkNamesTests
{
    /// <summary>The full names that the generator looks for.</summary>
    public static TheoryData<string> TypeNames =>
    [
        .. typeof(SdkNames).GetFields().Where(constant => constant.IsLiteral).Select(constant => (string)constant.GetRawConstantValue()!)
            .Where(name => name.StartsWith("Slipway.Sdk.", StringComparison.Ordinal)),
    ];

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void TypeName_IsATypeOfTheSdk(string name) => Assert.NotNull(typeof(PluginAttribute).Assembly.GetType(name));

    [Fact]
    public void Constants_AreThoseOfTheSdk()
    {
        Assert.Equal(SdkNames.Assembly, typeof(PluginAttribute).Assembly.GetName().Name);
        Assert.Equal(SdkNames.FrameworkApi, FrameworkV1.Name);
        Assert.Equal(FrameworkV1.Capabilities.Select(capability => capability.Name), SdkNames.Capabilities);
        Assert.Equal(
            typeof(QueryScope).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
            SdkNames.ScopeMembers);
    }
}
