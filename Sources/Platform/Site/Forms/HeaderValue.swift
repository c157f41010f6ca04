/// The value of a header that has parameters: `form-data; name="cv"; filename="Amina.pdf"`.
struct HeaderValue {
  /// What stands before the parameters, in small letters.
  let value: String
  /// By name, in small letters; of two with one name the first.
  private(set) var parameters: [String: String] = [:]

  /// - Complexity: O(n).
  init(_ text: String) {
    var rest = Substring(text)
    value = Self.trimmed(rest.prefix { $0 != ";" }).lowercased()
    rest = rest.drop { $0 != ";" }.dropFirst()
    while !rest.isEmpty {
      let name = Self.trimmed(rest.prefix { $0 != "=" && $0 != ";" }).lowercased()
      rest = rest.drop { $0 != "=" && $0 != ";" }
      guard rest.first == "=" else {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      let parameter = rest.first == "\"" ? Self.takeQuoted(&rest) : Self.takePlain(&rest)
      rest = rest.drop { $0 != ";" }.dropFirst()
      if !name.isEmpty, parameters[name] == nil { parameters[name] = parameter }
    }
  }

  private static func takePlain(_ rest: inout Substring) -> String {
    let plain = rest.prefix { $0 != ";" }
    rest = rest.dropFirst(plain.count)
    return trimmed(plain)
  }

  /// Browsers write a quotation mark inside as `%22`. A stroke backwards stands for itself: Windows puts it in file names.
  private static func takeQuoted(_ rest: inout Substring) -> String {
    let quoted = rest.dropFirst().prefix { $0 != "\"" }
    rest = rest.dropFirst().drop { $0 != "\"" }.dropFirst()
    return String(quoted).replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing(
      "%0A", with: "\n")
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
