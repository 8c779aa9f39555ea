using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

// The smallest server that needs what every server needs of a base image: Kestrel, OpenSSL, certificates, a home, a place
// for temporary files. It asks itself once over a unix socket and prints what it found, so a container needs no network.
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
var socket = Path.Combine(Path.GetTempPath(), "probe.sock");
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(socket));
await using var app = builder.Build();
app.Run(context => context.Response.WriteAsync("served"));
await app.StartAsync();

using var client = new HttpClient(new SocketsHttpHandler
{
    ConnectCallback = async (_, token) =>
    {
        var connection = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        await connection.ConnectAsync(new System.Net.Sockets.UnixDomainSocketEndPoint(socket), token);
        return new System.Net.Sockets.NetworkStream(connection, ownsSocket: true);
    },
});
using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
using var roots = new X509Store(StoreName.Root, StoreLocation.LocalMachine);
roots.Open(OpenFlags.ReadOnly);
var served = await client.GetStringAsync(new Uri("http://probe/"));
var signature = key.SignData([1], HashAlgorithmName.SHA256).Length;
Console.WriteLine($"{served} as {Environment.UserName}, signature of {signature} bytes, trusted roots: {roots.Certificates.Count > 50}");
