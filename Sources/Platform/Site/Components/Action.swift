import Basics

/// Something to do next: a link that looks like a button, or a button that sends the form it stands in.
package struct Action: Sendable {
  package enum Weight: String, Sendable, CaseIterable {
    /// What most people do here; one a page.
    case main
    case second
    /// What takes something away.
    case grave
    /// A word among words.
    case plain
  }

  private enum Kind: Sendable {
    case link(Address, dialog: String?)
    case button(name: StaticString?, value: String, isDisabled: Bool)
  }

  package let words: Bilingual
  package let weight: Weight
  package let icon: Icon?
  private let kind: Kind

  /// - Parameter dialog: the id of a `Dialog` on this page, which then opens in place of the page at the address.
  package static func link(
    _ words: Bilingual, _ address: Address, _ weight: Weight = .second, icon: Icon? = nil,
    dialog: String? = nil
  ) -> Action {
    Action(words: words, weight: weight, icon: icon, kind: .link(address, dialog: dialog))
  }

  /// - Parameter name: of the field that tells which of several buttons was pressed.
  package static func button(
    _ words: Bilingual, _ weight: Weight = .main, icon: Icon? = nil, name: StaticString? = nil,
    value: String = "", isDisabled: Bool = false
  ) -> Action {
    Action(
      words: words, weight: weight, icon: icon,
      kind: .button(name: name, value: value, isDisabled: isDisabled))
  }

  package func html(_ voice: Voice) -> HTML {
    let inside: HTML = "\(icon?.html)<span>\(voice(words))</span>"
    let look = weight == .plain ? "plain" : "button \(weight.rawValue)"
    switch kind {
    case .link(let address, let dialog):
      return "<a class=\"\(look)\"\(href: address)\(Attributes(.value("data-dialog", dialog)))>\(inside)</a>"
    case .button(let name, let value, let isDisabled):
      let attributes = Attributes(
        name.map { .value("name", $0.description) }, name.map { _ in .value("value", value) },
        .flag("disabled", if: isDisabled))
      return "<button class=\"\(look)\"\(attributes)>\(inside)</button>"
    }
  }
}

extension Action {
  /// A button in a form of its own: one press does it.
  ///
  /// - Parameter fields: what is sent along.
  package func form(_ frame: Frame, to address: Address, fields: [(name: StaticString, value: String)] = [])
    -> HTML
  {
    """
    <form method="post"\(action: address)>\(Layout.token(frame))\
    \(fields, { "<input type=\"hidden\" name=\"\($0.name.description)\" value=\"\($0.value)\">" })\
    \(html(frame.voice))</form>

    """
  }
}

/// Buttons and links that belong together, in one row that wraps.
package struct Actions: Sendable {
  package let actions: [Action]

  package init(_ actions: Action...) {
    self.actions = actions
  }

  package func html(_ voice: Voice) -> HTML {
    "<div class=\"actions\">\(actions, { $0.html(voice) })</div>\n"
  }
}
