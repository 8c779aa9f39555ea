namespace Slipway.Plugins.Backstage.Tests;

/// <summary>One catalog, at a simulated server and in files.</summary>
internal sealed class Catalogs : IDisposable
{
    public const string Server = "server";
    public const string Files = "files";

    private const string Components = """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata:
          name: Checkout
          title: Checkout of the shop
          description: Takes the money.
          labels: { tier: 1 }
          tags: [ java ]
          links: [ { url: "https://wiki.acme.example/checkout", title: Wiki } ]
        spec: &spec
          type: service
          lifecycle: production
          owner: payments
          system: shop
          dependsOn: [ component:ledger ]
        ---
        kind: Component
        metadata: { name: ledger }
        spec: { type: service, lifecycle: experimental, owner: "user:ada" }
        ---
        kind: Component
        metadata: { name: search }
        spec: { type: service, lifecycle: production, owner: discovery }
        ---
        kind: Component
        metadata: { name: site }
        spec: { type: website, lifecycle: production, owner: discovery }
        ---
        kind: Location
        metadata: { name: people }
        spec: { targets: [ ./org/people.yaml ] }
        """;

    private const string People = """
        kind: Group
        metadata: { name: acme }
        spec: { type: organization, children: [ payments, discovery ] }
        ---
        kind: Group
        metadata: { name: payments }
        spec: { type: team, profile: { displayName: Payments, email: payments@acme.example }, children: [], members: [ ada, grace ] }
        ---
        kind: Group
        metadata: { name: discovery }
        spec: { type: team, parent: acme, children: [] }
        ---
        kind: User
        metadata: { name: ada }
        spec: { profile: { displayName: Ada Lovelace, email: ada@acme.example }, memberOf: [ discovery ] }
        """;

    public BackstageSimulator Simulator { get; } = new();

    public TempFolder Folder { get; } = new();

    public Host Host { get; } = new();

    public Catalogs()
    {
        Folder.Write("shop/catalog-info.yaml", Components);
        Folder.Write("shop/org/people.yaml", People);
    }

    public BackstageServices Services(string where, params string[] types) =>
        new(Configuration(where) with { Types = types is [] ? ["service"] : types }, Host.Context("service", "backstage"));

    public BackstageTeams Teams(string where) => new(Configuration(where), Host.Context("team", "backstage"));

    public BackstageConfiguration Configuration(string where) => where == Server
        ? new() { Url = new Uri(Simulator.Address), Token = new(BackstageSimulator.Token), AppUrl = new Uri("https://backstage.acme.example") }
        : new() { Files = Folder.Path, AppUrl = new Uri("https://backstage.acme.example") };

    public void Dispose()
    {
        Simulator.Dispose();
        Folder.Dispose();
    }
}
