using System.Reflection;
using System.Text;
using Slipway.Sdk.Calls;
using Slipway.Sdk.Capabilities;
using Slipway.Sdk.Incidents;

namespace Slipway.Sdk.Tests.Capabilities;

public sealed class OperationTableTests
{
    [Fact]
    public void FrameworkV1_Operations_AreAsApproved()
    {
        var table = new StringBuilder();
        foreach (var capability in FrameworkV1.Capabilities)
        {
            table.Append(capability.Name).Append(" (").AppendJoin(", ", capability.Spellings).Append(")\n");
            foreach (var operation in capability.Operations)
            {
                table.Append($"  {operation.Name}: {operation.RequestType.Name} -> {operation.Answer.Kind} {operation.Answer.ItemType.Name}; ")
                    .Append($"audit {operation.Description.AuditAction}; {operation.Description.Effect}; ")
                    .Append($"{(operation.Description.Idempotent ? "idempotent" : "once")}; {operation.Description.DefaultTimeout.TotalSeconds} s; {operation.Description.Since}\n");
            }
        }

        Snapshot.Match(table.ToString());
    }

    [Fact]
    public void ProviderInterfaces_NameTheOperationsOfTheirCapability()
    {
        foreach (var capability in FrameworkV1.Capabilities)
        {
            var named = capability.ProviderType.GetMethods().Select(method => method.GetCustomAttribute<OperationAttribute>()!.Name);

            Assert.Equal(capability.Operations.Select(operation => operation.Name), named);
            Assert.Equal(capability.Name, capability.ProviderType.GetCustomAttribute<CapabilityContractAttribute>()!.Capability);
            Assert.All(capability.Operations, operation => Assert.Equal(capability.Name, operation.CapabilityName));
        }
    }

    [Fact]
    public async Task InvokeAsync_OnAProviderThatLacksTheOperation_AnswersNotImplemented()
    {
        var operation = IncidentCapability.Definition["incident.create"];

        var refusal = await Assert.ThrowsAsync<ProviderException>(() =>
            operation.InvokeAsync(new ReadOnlyIncidents(), new CreateIncidentInput(), new CallContext { RequestId = "r" }, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorCodes.NotImplemented, refusal.Code);
        Assert.Contains("incident.create", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvokeAsync_OnAProvider_PassesRequestAndContext()
    {
        var operation = IncidentCapability.Definition["incident.get"];

        var answer = await operation.InvokeAsync(
            new ReadOnlyIncidents(), new IncidentReference { Id = "7" }, new CallContext { RequestId = "r-1" }, TestContext.Current.CancellationToken);

        Assert.Equal("7 for r-1", Assert.IsType<Incident>(answer).Title);
    }

    private sealed class ReadOnlyIncidents : IIncidentProvider
    {
        public Task<Incident> GetAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken) =>
            Task.FromResult(new Incident { Id = request.Id, Title = $"{request.Id} for {call.RequestId}" });
    }
}
