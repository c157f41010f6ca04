import Basics

/// A button that does one thing by itself, among words or in a list.
///
///     PostButton(Bilingual(en: "Remove", fr: "Retirer"), to: "/people/7/tags/3/removal", about: tag.name).html(frame)
package struct PostButton: Sendable {
  package let words: Bilingual
  package let action: Address
  /// What it is about, read out with the words where several such buttons stand on a page.
  package let about: String?
  /// Names and values that are sent with it.
  package let fields: [(name: String, value: String)]

  package init(
    _ words: Bilingual, to action: Address, about: String? = nil, fields: [(name: String, value: String)] = []
  ) {
    self.words = words
    self.action = action
    self.about = about
    self.fields = fields
  }

  package func html(_ frame: Frame) -> HTML {
    """
    <form class="alone" method="post"\(action: action)>\(Layout.token(frame))\
    \(fields, { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
    <button class="plain">\(frame.voice(words))\(about.map { "<span class=\"hidden\"> \($0)</span>" })</button></form>
    """
  }
}

/// What a list of any length is looked up by: words, and menus that narrow it down. It is an address like any other; a script
/// asks while one types, and puts the answer where `found` says.
package struct LookUp: Sendable {
  package struct Menu: Sendable {
    let name: String
    let label: Bilingual
    let choices: [(value: String, words: String)]
    let chosen: String?

    package init(
      _ name: StaticString, _ label: Bilingual, _ choices: [(value: String, words: String)], chosen: String?
    ) {
      self.name = name.description
      self.label = label
      self.choices = choices
      self.chosen = chosen
    }
  }

  package let label: Bilingual
  package let typed: String
  package let menus: [Menu]
  package let page: Address
  /// The id of the element that shows what was found.
  package let found: String

  package init(_ label: Bilingual, typed: String, menus: [Menu], at page: Address, found: StaticString) {
    self.label = label
    self.typed = typed
    self.menus = menus
    self.page = page
    self.found = found.description
  }

  package func html(_ voice: Voice) -> HTML {
    let button = Action.button(Bilingual(en: "Find", fr: "Chercher"), .second, icon: .search)
    return """
      <form class="find narrowed" role="search" data-live="\(found)"\(action: page)>
      <label for="\(found)-find">\(voice(label))</label>
      <input id="\(found)-find" type="search" name="find" value="\(typed)" maxlength="100" autocomplete="off">\
      \(button.html(voice))
      \(menus, { menu($0, voice) })</form>

      """
  }

  private func menu(_ menu: Menu, _ voice: Voice) -> HTML {
    guard !menu.choices.isEmpty else { return .empty }
    let id = "\(found)-\(menu.name)"
    let options: HTML = "\(menu.choices, { option($0.value, $0.words, isChosen: $0.value == menu.chosen) })"
    let any = option("", voice(en: "any", fr: "indifférent"), isChosen: menu.chosen == nil)
    return """
      <span><label for="\(id)">\(voice(menu.label))</label>\
      <select\(Attributes(.id(id), .name(menu.name)))>\(any)\(options)</select></span>

      """
  }

  private func option(_ value: String, _ words: String, isChosen: Bool) -> HTML {
    "<option\(Attributes(.value("value", value), .flag("selected", if: isChosen)))>\(words)</option>"
  }
}
