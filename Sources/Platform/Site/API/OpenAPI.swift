import Basics

/// The description of everything that programs can ask, in OpenAPI 3.1, made from the routes themselves: addresses, what tokens
/// must hold, fields with their rules, answers.
package struct OpenAPI: Sendable {
  /// Routes with a use for programs, in the order of their addresses.
  let routes: [Route]

  package init(_ routes: [Route]) {
    self.routes = routes.filter { $0.use != nil && $0.isBilingual }.sorted {
      ($0.pattern, $0.method.rawValue) < ($1.pattern, $1.method.rawValue)
    }
  }

  /// - Parameters:
  ///   - origin: where the site is reached.
  ///   - language: of what is said about everything.
  package func text(_ language: Language, at origin: String) -> String {
    JSON { json in
      json.object { json in
        json.member("openapi", "3.1.0")
        json.member("info") { json in
          json.object { json in
            json.member("title", APIPage.title[language])
            json.member("description", APIPage.lead[language])
            json.member("version", "1")
            json.member("license") { json in
              json.object { json in
                json.member("name", "AGPL-3.0-or-later")
                json.member("identifier", "AGPL-3.0-or-later")
              }
            }
          }
        }
        json.member("servers") {
          $0.list([origin]) { origin, json in json.object { $0.member("url", origin) } }
        }
        json.member("paths") { paths(&$0, language) }
        json.member("components") { components(&$0, language) }
      }
    }.text + "\n"
  }

  // MARK: Addresses

  private func paths(_ json: inout JSON, _ language: Language) {
    json.object { json in
      for (path, routes) in byPath {
        json.member(path) { json in
          json.object { json in
            for route in routes {
              guard let use = route.use else { continue }
              json.member(route.method.rawValue.lowercased()) { operation(&$0, route, use, language) }
            }
          }
        }
      }
    }
  }

  /// Routes of one address follow each other.
  private var byPath: [(path: String, routes: [Route])] {
    var found: [(path: String, routes: [Route])] = []
    for route in routes {
      if let last = found.indices.last, found[last].path == route.path {
        found[last].routes.append(route)
      } else {
        found.append((route.path, [route]))
      }
    }
    return found
  }

  private func operation(_ json: inout JSON, _ route: Route, _ use: RouteUse, _ language: Language) {
    json.object { json in
      json.member("operationId", route.operation)
      json.member("summary", use.words[language])
      json.member("tags") { $0.list([route.permission.scope?.name ?? "open"]) { $1.text($0) } }
      parameters(&json, route, use, language)
      if !route.method.isSafe { body(&json, use, language) }
      json.member("responses") { responses(&$0, route, use) }
      json.member("security") { json in
        json.list { json in
          guard let scope = route.permission.scope else { return }
          json.element { json in
            json.object { json in
              json.member("token") { $0.list([scope.needed(for: route.method)]) { $1.text($0) } }
            }
          }
        }
      }
    }
  }

  private func parameters(_ json: inout JSON, _ route: Route, _ use: RouteUse, _ language: Language) {
    json.member("parameters") { json in
      json.list { json in
        for name in route.parameterNames {
          json.element { json in
            let schema = use.parameters[name] ?? .text(JSONSchema.id)
            parameter(&json, name, in: "path", schema, words: nil, isRequired: true, language)
          }
        }
        for member in use.asks.map(\.member) where route.method.isSafe {
          json.element { json in
            parameter(
              &json, member.name, in: "query", member.schema.present, words: member.words,
              isRequired: member.isRequired, language)
          }
        }
        if !route.method.isSafe {
          json.element { $0.object { $0.member("$ref", "#/components/parameters/IdempotencyKey") } }
        }
      }
    }
  }

  private func parameter(
    _ json: inout JSON, _ name: String, in place: String, _ schema: JSONSchema, words: Bilingual?,
    isRequired: Bool, _ language: Language
  ) {
    json.object { json in
      json.member("name", name)
      json.member("in", place)
      json.member("required") { $0.flag(isRequired) }
      if let words { json.member("description", words[language]) }
      json.member("schema") { schema.write(&$0, language) }
    }
  }

  private func body(_ json: inout JSON, _ use: RouteUse, _ language: Language) {
    let fields = JSONSchema.Object(name: nil, words: nil, members: use.asks.map(\.member))
    json.member("requestBody") { json in
      json.object { json in
        json.member("required") { $0.flag(fields.members.contains(where: \.isRequired)) }
        Self.content(&json, "application/json") { JSONSchema.object(fields).write(&$0, language) }
      }
    }
  }

  private func responses(_ json: inout JSON, _ route: Route, _ use: RouteUse) {
    json.object { json in
      json.member(String(use.status.code)) { json in
        json.object { json in
          json.member("description", use.status == .created ? "Done" : "OK")
          if use.isPaged || use.status == .created {
            json.member("headers") { json in
              json.object { json in
                let name = use.isPaged ? "Link" : "Location"
                json.member(name) { $0.object { $0.member("$ref", "#/components/headers/\(name)") } }
              }
            }
          }
          Self.content(&json, "application/json") { use.answer.write(&$0, .english) }
        }
      }
      var codes = [400, 404, 406, 421, 422, 429, 500, 503]
      if route.permission.scope != nil { codes += [401, 403] }
      if !route.method.isSafe { codes += [409, 413, 415] }
      for code in codes.sorted() {
        json.member(String(code)) { $0.object { $0.member("$ref", "#/components/responses/Problem") } }
      }
      if route.method.isSafe, !route.parameterNames.isEmpty {
        json.member("303") { json in
          json.object { $0.member("description", "It has another address by now: see Location") }
        }
      }
    }
  }

  // MARK: Components

  private func components(_ json: inout JSON, _ language: Language) {
    var named: [String: JSONSchema.Object] = [:]
    for object in ([Problem.shape.schema] + routes.compactMap(\.use?.answer)).flatMap(\.named) {
      named[object.name ?? ""] = object
    }
    json.object { json in
      json.member("schemas") { json in
        json.object { json in
          for (name, object) in named.sorted(by: { $0.key < $1.key }) {
            json.member(name) { object.write(&$0, language) }
          }
        }
      }
      json.member("responses") { json in
        json.object { json in
          json.member("Problem") { json in
            json.object { json in
              json.member("description", APIPage.problem[language])
              Self.content(&json, "application/problem+json") { Problem.shape.schema.write(&$0, language) }
            }
          }
        }
      }
      headers(&json, language)
      json.member("parameters") { json in
        json.object { json in
          json.member("IdempotencyKey") { json in
            parameter(
              &json, "Idempotency-Key", in: "header",
              .text(.init(pattern: "^[!-~]{1,255}$")), words: APIPage.idempotency, isRequired: false, language
            )
          }
        }
      }
      security(&json, language)
    }
  }

  private func headers(_ json: inout JSON, _ language: Language) {
    json.member("headers") { json in
      json.object { json in
        for (name, words) in [("Link", APIPage.paging), ("Location", RouteUse.doneWords)] {
          json.member(name) { json in
            json.object { json in
              json.member("description", words[language])
              json.member("schema") { JSONSchema.anyText.write(&$0, language) }
            }
          }
        }
      }
    }
  }

  private func security(_ json: inout JSON, _ language: Language) {
    json.member("securitySchemes") { json in
      json.object { json in
        json.member("token") { json in
          json.object { json in
            json.member("type", "http")
            json.member("scheme", "bearer")
            json.member("description", APIPage.tokens[language])
          }
        }
      }
    }
  }

  private static func content(_ json: inout JSON, _ type: String, _ schema: (inout JSON) -> Void) {
    json.member("content") { json in
      json.object { $0.member(type) { $0.object { $0.member("schema", schema) } } }
    }
  }
}

extension Route {
  /// As OpenAPI writes it: `/people/{person}`.
  var path: String {
    "/" + segments.map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }.joined(separator: "/")
  }

  var parameterNames: [String] { segments.filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) } }

  /// What a program that is made from the description calls it, and a place on the page of it: `get-people-person`.
  var operation: String {
    ([method.rawValue.lowercased()] + segments.map { $0.filter { $0 != ":" } }).joined(separator: "-")
  }
}

extension JSONSchema {
  /// In a query what is not known is left out, and never null.
  var present: JSONSchema { if case .nullable(let schema) = self { schema } else { self } }
}
