using Slipway.Sdk.Calls;
using Slipway.Sdk.Incidents;
using Slipway.Sdk.Json;

namespace Slipway.Conformance.Toys;

/// <summary>Incidents of the upstream, and those that were created here. What is wrong with them the fault says.</summary>
internal sealed class ToyIncidents(ToyUpstream upstream, string fault) : IIncidentProvider, IDisposable
{
    private static int s_underWay;

    private readonly List<Incident> _made = [];
    private readonly Lock _lock = new();
    private int _calls;
    private int _parallel;
    private int _reads;
    private readonly List<FileStream> _kept = [];
    private bool _isPoisoned;

    public static int UnderWay => Volatile.Read(ref s_underWay);

    public async Task<Page<Incident>> QueryAsync(IncidentQuery request, CallContext call, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref s_underWay);
        var parallel = Interlocked.Increment(ref _parallel);
        try
        {
            if (fault == "call.cancelled" && _isPoisoned)
            {
                _isPoisoned = false;
                throw ProviderException.Unavailable("the connection is still in use");
            }

            return Answer(request, await AllAsync(cancellationToken), parallel);
        }
        catch (OperationCanceledException)
        {
            _isPoisoned = true;
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _parallel);
            Interlocked.Decrement(ref s_underWay);
        }
    }

    public async Task<Incident> GetAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken)
    {
        _reads++;
        if (fault == "error.codes" && request.Id.Length > 200)
        {
            throw new InvalidOperationException("an id has at most 200 characters");
        }

        if (fault == "contract.declared")
        {
            _ = request.Id == "conformance-declared" ? throw ProviderException.NotImplemented("incident.get") : request;
        }

        var found = (await AllAsync(cancellationToken)).FirstOrDefault(incident => incident.Id == request.Id);
        return found is null
            ? fault == "get.not-found" && request.Id == "conformance-no-such-id" ? new Incident { Id = request.Id } : throw ProviderException.NotFound($"there is no incident {request.Id}")
            : fault == "get.same" && found.Id == "i-2" ? found with { Id = "i-3" } : found;
    }

    public Task<Incident> CreateAsync(CreateIncidentInput request, CallContext call, CancellationToken cancellationToken)
    {
        var made = new Incident
        {
            Id = $"made-{_made.Count}",
            Title = fault == "text.unicode" ? System.Text.Encoding.ASCII.GetString(System.Text.Encoding.ASCII.GetBytes(request.Title)) : request.Title,
            Status = request.Status,
            Severity = request.Severity,
            Metadata = fault == "number.exact" ? Rounded(request.Metadata) : request.Metadata,
        };
        lock (_lock)
        {
            _made.Add(made);
        }

        return Task.FromResult(fault == "write.read-back" && request.Metadata is null && request.Title == "Tried" ? made with { Id = "elsewhere" } : made);
    }

    public async Task<Incident> UpdateAsync(IncidentUpdate request, CallContext call, CancellationToken cancellationToken)
    {
        var found = await GetAsync(new IncidentReference { Id = request.Id }, call, cancellationToken);
        if (fault == "write.idempotent")
        {
            await CreateAsync(new CreateIncidentInput { Title = "A copy" }, call, cancellationToken);
        }

        return found with { Title = request.Input.Title ?? found.Title };
    }

    public async Task<Page<TimelineEntry>> GetTimelineAsync(IncidentReference request, CallContext call, CancellationToken cancellationToken) =>
        Pages.Of([new TimelineEntry { Id = "t-1", IncidentId = (await GetAsync(request, call, cancellationToken)).Id, Kind = "note", Body = "begun" }]);

    public Task<Acknowledgement> AppendTimelineAsync(TimelineAppend request, CallContext call, CancellationToken cancellationToken) => Task.FromResult(Acknowledgement.Done);

    private async Task<List<Incident>> AllAsync(CancellationToken token)
    {
        var all = await upstream.ReadAsync(token);
        lock (_lock)
        {
            all.AddRange(_made);
        }

        return all;
    }

    private Page<Incident> Answer(IncidentQuery request, List<Incident> all, int parallel)
    {
        if (fault == "server.resources")
        {
            _kept.Add(File.OpenRead("/dev/null"));
        }

        if (request.Query == "nonsense(" && fault != "request.refused")
        {
            throw ProviderException.BadRequest("the query does not end");
        }

        if (request.Scope?.Service is { } service && fault != "scope.honoured")
        {
            all = [.. all.Where(incident => incident.Service == service)];
        }

        switch (fault)
        {
            case "list.order" when _calls++ % 2 == 1:
                all.Reverse();
                break;
            case "call.parallel" when parallel > 1:
                all = all[1..];
                break;
            case "contract.shape":
                all[^1] = all[^1] with { Title = "" };
                break;
            case "link.absolute":
                all[0] = all[0] with { Url = "/incidents/1" };
                break;
            case "read.unchanging" when _reads > 0:
                all[0] = all[0] with { Status = $"seen {_reads} times" };
                break;
        }

        return fault == "list.limit" ? Pages.Of(all) : Pages.Of(all, request.Limit);
    }

    private static FreeMap? Rounded(FreeMap? metadata)
    {
        if (metadata is null)
        {
            return null;
        }

        var rounded = new FreeMap();
        foreach (var (key, value) in metadata)
        {
            rounded.Add(key, value.GetDouble());
        }

        return rounded;
    }

    public void Dispose()
    {
        _kept.ForEach(file => file.Dispose());
    }
}
