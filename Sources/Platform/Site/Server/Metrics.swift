import Synchronization

/// How much there is of something at the moment, for Prometheus.
package struct Gauge: Sendable {
  /// Letters and underscores: `allies_letters_waiting`.
  package let name: StaticString
  package let help: StaticString
  package let value: Int64

  package init(_ name: StaticString, _ help: StaticString, _ value: Int64) {
    self.name = name
    self.help = help
    self.value = value
  }
}

/// What is counted while the site runs, for Prometheus. Nothing in it tells of anybody.
package final class Metrics: Sendable {
  private struct Kind: Hashable {
    let route: String
    let method: String
    let status: Int
  }

  private struct Counts {
    var requests: [Kind: Int] = [:]
    var buckets = [Int](repeating: 0, count: bounds.count + 1)
    var microseconds: Int64 = 0
    var connections = 0
    var acceptedConnections = 0
  }

  /// Upper bounds in microseconds: around what a page takes, and up to what nobody waits for.
  private static let bounds: [Int64] = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
    5_000_000,
    10_000_000,
  ]

  private let counts = Mutex(Counts())

  package init() {}

  func count(_ route: String, _ method: String, _ status: Status, microseconds: Int64) {
    let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
    counts.withLock {
      $0.requests[Kind(route: route, method: method, status: status.code), default: 0] += 1
      $0.buckets[bucket] += 1
      $0.microseconds &+= microseconds
    }
  }

  func connectionOpened() {
    counts.withLock {
      $0.connections += 1
      $0.acceptedConnections += 1
    }
  }

  func connectionClosed() {
    counts.withLock { $0.connections -= 1 }
  }

  /// All of it, in the text format of Prometheus.
  ///
  /// - Parameter gauges: what others say of themselves.
  func text(_ gauges: [Gauge] = []) -> String {
    let counts = counts.withLock { $0 }
    var lines = [
      "# HELP allies_requests_total Requests that were answered.", "# TYPE allies_requests_total counter",
    ]
    let kinds = counts.requests.sorted {
      ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
    }
    for (kind, count) in kinds {
      lines.append(
        "allies_requests_total{route=\"\(kind.route)\",method=\"\(kind.method)\",status=\"\(kind.status)\"} \(count)"
      )
    }
    lines += [
      "# HELP allies_request_duration_seconds From the head of a request to its answer.",
      "# TYPE allies_request_duration_seconds histogram",
    ]
    var sum = 0
    for (bound, count) in zip(Self.bounds, counts.buckets) {
      sum += count
      lines.append("allies_request_duration_seconds_bucket{le=\"\(seconds(bound))\"} \(sum)")
    }
    sum += counts.buckets.last ?? 0
    lines += [
      "allies_request_duration_seconds_bucket{le=\"+Inf\"} \(sum)",
      "allies_request_duration_seconds_sum \(seconds(counts.microseconds))",
      "allies_request_duration_seconds_count \(sum)",
      "# HELP allies_connections Connections that are open.", "# TYPE allies_connections gauge",
      "allies_connections \(counts.connections)",
      "# HELP allies_connections_accepted_total Connections that were accepted.",
      "# TYPE allies_connections_accepted_total counter",
      "allies_connections_accepted_total \(counts.acceptedConnections)",
    ]
    for gauge in gauges {
      lines += [
        "# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func seconds(_ microseconds: Int64) -> String { "\(Double(microseconds) / 1_000_000)" }
}
