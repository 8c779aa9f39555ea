namespace Slipway.Plugins.Runbooks.Tests;

/// <summary>A plan with every key, and its file.</summary>
internal static class Failover
{
    public const string Text = """
        title: Fail the orders database over
        description: When the primary is gone.
        version: 1.10
        url: https://wiki.acme.example/failover
        tags: { service: orders, team: payments, environment: production }
        fields: { pages: 9007199254740993, ready: true }
        steps:
          - { id: lag, type: observe, title: Replication lag is below a second, fields: { query: pg_lag } }
          - id: announce
            title: Tell the channel
            description: Everybody reads it.
          - { id: promote, type: invoke, title: Promote the replica, dependsOn: [ lag, announce ] }
          - { id: check, type: verify, title: Orders come in, dependsOn: [ promote ] }
          - { id: write-up, type: record, title: Write down what was seen, dependsOn: [ check ] }
        """;

    /// <summary>A folder with the plan, and place for runs.</summary>
    public static TempFolder Folder()
    {
        var folder = new TempFolder();
        folder.Write("plans/db/failover.yaml", Text);
        return folder;
    }

    /// <summary>The provider on such a folder.</summary>
    public static RunbooksOrchestration Open(TempFolder folder, Host host, int keep = 1000) => new(
        new() { Plans = folder["plans"], Runs = folder["runs"], Keep = keep }, host.Context("orchestration", "runbooks"));
}
