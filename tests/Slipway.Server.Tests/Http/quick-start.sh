# Query Incidents
curl -s -X POST http://localhost:8080/incidents/query -d '{}'

# Create an Incident
curl -s -X POST http://localhost:8080/incidents \
  -H "Content-Type: application/json" \
  -d '{"title":"test","status":"open","severity":"sev3"}'

# Append to a timeline entry
curl -s -X POST http://localhost:8080/incidents/p1/timeline \
  -H "Content-Type: application/json" \
  -d '{"kind":"note","body":"from OpsOrch"}'

# Query Alerts (requires alert provider)
curl -s -X POST http://localhost:8080/alerts/query -d '{}'

# Query Logs (requires log provider)
curl -s -X POST http://localhost:8080/logs/query \
  -H "Content-Type: application/json" \
  -d '{
    "expression": {
      "search": "error",
      "severityIn": ["error", "critical"]
    },
    "start": "2023-10-01T00:00:00Z",
    "end": "2023-10-01T01:00:00Z",
    "limit": 100
  }'

# Query Metrics (requires metric provider)
curl -s -X POST http://localhost:8080/metrics/query \
  -H "Content-Type: application/json" \
  -d '{
    "expression": {
      "metricName": "http_requests_total",
      "aggregation": "sum"
    },
    "start": "2023-10-01T00:00:00Z",
    "end": "2023-10-01T01:00:00Z",
    "step": 60
  }'

# Discover Metrics (requires metric provider)
curl -s "http://localhost:8080/metrics/describe?service=api"

# Query Deployments (requires deployment provider)
curl -s -X POST http://localhost:8080/deployments/query \
  -H "Content-Type: application/json" \
  -d '{
    "statuses": ["success", "failed"],
    "scope": {
      "service": "api-service",
      "environment": "production"
    },
    "limit": 10
  }'

# Get a specific deployment (requires deployment provider)
curl -s http://localhost:8080/deployments/deploy-123

# Query Teams (requires team provider)
curl -s -X POST http://localhost:8080/teams/query \
  -H "Content-Type: application/json" \
  -d '{
    "name": "backend",
    "tags": {"type": "team"},
    "scope": {
      "service": "api-service"
    }
  }'

# Get a specific team (requires team provider)
curl -s http://localhost:8080/teams/engineering

# Get team members (requires team provider)
curl -s http://localhost:8080/teams/engineering/members

# Query Orchestration Plans (requires orchestration provider)
curl -s -X POST http://localhost:8080/orchestration/plans/query \
  -H "Content-Type: application/json" \
  -d '{"scope": {"service": "api"}, "limit": 10}'

# Get a specific plan (requires orchestration provider)
curl -s http://localhost:8080/orchestration/plans/release-checklist

# Query Orchestration Runs (requires orchestration provider)
curl -s -X POST http://localhost:8080/orchestration/runs/query \
  -H "Content-Type: application/json" \
  -d '{"statuses": ["running", "blocked"]}'

# Get a specific run (requires orchestration provider)
curl -s http://localhost:8080/orchestration/runs/run-123

# Start a new run from a plan (requires orchestration provider)
curl -s -X POST http://localhost:8080/orchestration/runs \
  -H "Content-Type: application/json" \
  -d '{"planId": "release-checklist"}'

# Complete a manual step (requires orchestration provider)
curl -s -X POST http://localhost:8080/orchestration/runs/run-123/steps/approval/complete \
  -H "Content-Type: application/json" \
  -d '{"actor": "ops@example.com", "note": "Approved after review"}'
