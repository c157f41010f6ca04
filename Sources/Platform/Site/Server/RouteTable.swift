/// All routes, ordered for finding the one that is asked for.
///
/// A tree with a part of the address on each branch. A part as it is written comes before a parameter, so that `rounds/new`
/// is not taken for the round named "new".
struct RouteTable: Sendable {
  /// Two routes that would answer the same: found when the program starts, and by a test.
  struct Conflict: Error, CustomStringConvertible {
    let pattern: String
    let method: Method
    var description: String { "two routes answer \(method.rawValue) \(pattern)" }
  }

  enum Finding: Sendable {
    case route(Route, parameters: [String: String])
    case otherMethods([Method])
    case nothing
  }

  private struct Node: Sendable {
    var branches: [String: Int] = [:]
    var parameter: Int?
    var routes: [Method: Route] = [:]
  }

  private var nodes = [Node()]

  init(_ routes: [Route]) throws(Conflict) {
    for route in routes { try add(route) }
  }

  private mutating func add(_ route: Route) throws(Conflict) {
    var place = 0
    for segment in route.segments {
      let isParameter = segment.hasPrefix(":")
      let next = isParameter ? nodes[place].parameter : nodes[place].branches[String(segment)]
      if let next {
        place = next
      } else {
        nodes.append(Node())
        let new = nodes.count - 1
        if isParameter { nodes[place].parameter = new } else { nodes[place].branches[String(segment)] = new }
        place = new
      }
    }
    guard nodes[place].routes.updateValue(route, forKey: route.method) == nil else {
      throw Conflict(pattern: route.pattern, method: route.method)
    }
  }

  /// - Complexity: O(parts of the address), twice that a level where both a word and a parameter would do.
  func find(_ method: Method, _ segments: some Collection<String>) -> Finding {
    guard segments.count <= 16, let node = node(at: 0, Array(segments)[...]) else { return .nothing }
    let routes = nodes[node].routes
    // Whoever asks for the head alone gets that of the page.
    guard let route = routes[method] ?? (method == .head ? routes[.get] : nil) else {
      let others = Method.allCases.filter { routes[$0] != nil || $0 == .head && routes[.get] != nil }
      return .otherMethods(others)
    }
    var parameters: [String: String] = [:]
    for (name, value) in zip(route.segments, segments) where name.hasPrefix(":") {
      parameters[String(name.dropFirst())] = value
    }
    return .route(route, parameters: parameters)
  }

  private func node(at place: Int, _ segments: ArraySlice<String>) -> Int? {
    guard let segment = segments.first else { return nodes[place].routes.isEmpty ? nil : place }
    if let branch = nodes[place].branches[segment], let found = node(at: branch, segments.dropFirst()) {
      return found
    }
    guard let parameter = nodes[place].parameter, !segment.isEmpty else { return nil }
    return node(at: parameter, segments.dropFirst())
  }
}
