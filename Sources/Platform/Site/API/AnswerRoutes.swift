import Basics

/// What was asked for has another address by now.
package struct Elsewhere: Error, Sendable {
  package let address: Address

  package init(_ address: Address) { self.address = address }
}

extension Routes {
  /// A value that has a page, and stands in JSON beside it: one question to the store, and two ways to show what it gave.
  ///
  ///     routes.get("people/:person/tags", for: .records, as: TagJSON.all, says: …) { visit in
  ///       try await visit.database.read { … }
  ///     } page: { visit, tags in
  ///       TagPage.html(visit.frame(), tags)
  ///     }
  ///
  /// - Parameters:
  ///   - shape: how the value is written as JSON.
  ///   - words: what it is, for programs.
  ///   - fields: what the query may narrow it down by.
  ///   - parameters: parts of the address that are words.
  ///   - next: where there is more of the same.
  ///   - value: what is shown; it throws an `Elsewhere` where that has moved.
  package mutating func get<Value: Sendable>(
    _ pattern: StaticString, for permission: Permission, as shape: JSONShape<Value>, says words: Bilingual,
    narrowedBy fields: [Narrowing] = [], where parameters: [String: JSONSchema] = [:],
    next: (@Sendable (Visit, Value) -> Address?)? = nil,
    value: @escaping @Sendable (Visit) async throws -> Value,
    page: @escaping @Sendable (Visit, Value) async throws -> HTML
  ) {
    let use = RouteUse(
      words: words, asks: fields.map(\.face), narrows: fields, parameters: parameters, answer: shape.schema,
      status: .ok, isPaged: next != nil)
    get(pattern, for: permission, use: use) { visit in
      do {
        let value = try await value(visit)
        guard visit.isForProgram else { return .page(try await page(visit, value)) }
        var response = Response.json(shape.json(value))
        if let next { response.link(to: next(visit, value), from: visit.address) }
        return response
      } catch let elsewhere as Elsewhere {
        return .see(elsewhere.address.text)
      }
    }
  }

  /// The same for a question that is sent, because asking it is written down.
  package mutating func post<Value: Sendable>(
    _ pattern: StaticString, for permission: Permission, as shape: JSONShape<Value>, says words: Bilingual,
    asks faces: [FieldFace] = [],
    value: @escaping @Sendable (Visit) async throws -> Value,
    page: @escaping @Sendable (Visit, Value) async throws -> HTML
  ) {
    let use = RouteUse(words: words, asks: faces, answer: shape.schema, status: .ok)
    post(pattern, for: permission, use: use) { visit in
      let value = try await value(visit)
      return visit.isForProgram ? .json(shape.json(value)) : .page(try await page(visit, value))
    }
  }
}

extension Response {
  /// Where the list goes on, and where it begins (RFC 8288).
  fileprivate mutating func link(to next: Address?, from here: Address) {
    let first = here.with("after", nil).with("before", nil).with("page", nil)
    if let next { headers.add("link", "<\(next.text)>; rel=\"next\"") }
    headers.add("link", "<\(first.text)>; rel=\"first\"")
  }

  /// What a program gets in place of the page that a browser would be led to, or shown.
  func forProgram(_ use: RouteUse, _ method: Method) throws -> Response {
    guard !method.isSafe else { return self }
    if status == .seeOther, let location = headers["location"] {
      var response = Response.json(RouteUse.done.json(location), status: use.status)
      response.headers["location"] = location
      return response
    }
    let isPage = headers["content-type"]?.hasPrefix("text/html") == true
    // A page that says no says it to people: what it means to a program is its status.
    if isPage, status.isError { throw Problem.of(status) }
    return self
  }
}
