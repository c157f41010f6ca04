import Foundation
import Site

/// Whether an answer in JSON is what the description of the site says it is: a check of its own, that reads the description as a
/// program would.
package struct APIFaults {
  private let document: [String: Any]
  private var found: [String] = []

  /// - Parameter description: OpenAPI, as the site gives it.
  package init?(_ description: String) {
    let data = Data(description.utf8)
    guard let document = (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] else { return nil }
    self.document = document
  }

  /// The addresses and methods that it describes: `GET /people/{person}`.
  package var operations: [String] {
    paths.flatMap { path, operations in
      ((operations as? [String: Any]) ?? [:]).keys.map { "\($0.uppercased()) \(path)" }
    }.sorted()
  }

  private var paths: [String: Any] { document["paths"] as? [String: Any] ?? [:] }

  /// What is wrong with an answer; empty where the description has no such address.
  package mutating func faults(
    _ method: String, _ path: String, _ status: Int, _ kind: String, _ body: String
  )
    -> [String]
  {
    found = []
    guard let operation = operation(method, path) else { return [] }
    let responses = operation["responses"] as? [String: Any] ?? [:]
    guard let response = resolved(responses[String(status)]) else {
      return ["\(method) \(path) answers \(status), which is not described"]
    }
    guard let content = response["content"] as? [String: Any] else { return [] }
    guard let media = content[kind] as? [String: Any] else {
      return ["\(method) \(path) answers with \(kind), which is not described"]
    }
    let value = try? JSONSerialization.jsonObject(with: Data(body.utf8), options: .fragmentsAllowed)
    guard let value else { return ["\(method) \(path) is no JSON: \(body.prefix(80))"] }
    check(value, media["schema"], "\(method) \(path)")
    return found
  }

  private func operation(_ method: String, _ path: String) -> [String: Any]? {
    var parts = path.split(separator: "/").map(String.init)
    if parts.first == "en" || parts.first == "fr" { parts.removeFirst() }
    let fitting = paths.keys.filter { pattern in
      let pattern = pattern.split(separator: "/")
      return pattern.count == parts.count
        && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
    // Words come before parameters.
    let best = fitting.min { $0.count(where: { $0 == "{" }) < $1.count(where: { $0 == "{" }) }
    return best.flatMap { (paths[$0] as? [String: Any])?[method.lowercased()] as? [String: Any] }
  }

  private func resolved(_ value: Any?) -> [String: Any]? {
    guard let value = value as? [String: Any] else { return nil }
    guard let reference = value["$ref"] as? String else { return value }
    var place: Any? = document
    for part in reference.split(separator: "/").dropFirst() {
      place = (place as? [String: Any])?[String(part)]
    }
    return place as? [String: Any]
  }

  private mutating func check(_ value: Any, _ schema: Any?, _ place: String) {
    guard let schema = resolved(schema) else {
      found.append("\(place) has no schema")
      return
    }
    if let choices = schema["anyOf"] as? [Any] {
      let before = found
      for choice in choices {
        found = before
        check(value, choice, place)
        if found.count == before.count { return }
      }
      found = before + ["\(place) is none of what it may be"]
      return
    }
    switch schema["type"] as? String {
    case "object": checkObject(value, schema, place)
    case "array":
      guard let list = value as? [Any] else { return object(place, "a list") }
      for (index, element) in list.enumerated() { check(element, schema["items"], "\(place)[\(index)]") }
    case "string": checkText(value, schema, place)
    case "integer":
      guard let number = value as? NSNumber, !Self.isFlag(number) else { return object(place, "a number") }
      if let least = schema["minimum"] as? Int, number.intValue < least { object(place, "≥ \(least)") }
    case "boolean":
      guard let number = value as? NSNumber, Self.isFlag(number) else { return object(place, "a flag") }
    case "null": if !(value is NSNull) { object(place, "null") }
    default: found.append("\(place) is described by no type")
    }
  }

  private mutating func checkObject(_ value: Any, _ schema: [String: Any], _ place: String) {
    guard let members = value as? [String: Any] else { return object(place, "an object") }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    for name in schema["required"] as? [String] ?? [] where members[name] == nil {
      found.append("\(place).\(name) is missing")
    }
    for (name, member) in members {
      if properties[name] == nil { found.append("\(place).\(name) is not described") }
      if let schema = properties[name] { check(member, schema, "\(place).\(name)") }
    }
  }

  private mutating func checkText(_ value: Any, _ schema: [String: Any], _ place: String) {
    guard let text = value as? String else { return object(place, "a text") }
    if let words = schema["enum"] as? [String], !words.contains(text) { object(place, "one of \(words)") }
    let patterns = ["date": #"^\d{4}-\d\d-\d\d$"#, "date-time": #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"#]
    let wanted = [schema["pattern"] as? String, (schema["format"] as? String).flatMap { patterns[$0] }]
    for pattern in wanted.compactMap(\.self) {
      if text.range(of: pattern, options: .regularExpression) == nil { object(place, pattern) }
    }
  }

  private mutating func object(_ place: String, _ wanted: String) {
    found.append("\(place) is not \(wanted)")
  }

  /// On every system `true` is a number with the type of a C bool.
  private static func isFlag(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
  }
}
