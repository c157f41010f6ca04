import Basics

/// A question before something that cannot be taken back. One value gives both: a page of its own, which works everywhere, and
/// a `<dialog>` on the page where the question came up, which a script opens in place of the link.
///
///     Action.link(withdraw, "/partnerships/7/closure/new", .grave, dialog: question.id)
package struct Dialog: Sendable {
  package let id: String
  package let title: Bilingual
  package let words: Bilingual
  /// Where the answer goes.
  package let action: Address
  package let confirm: Bilingual
  package let isGrave: Bool
  /// Fields of the answer, ready to be set.
  package let content: HTML

  package init(
    id: String, title: Bilingual, words: Bilingual, action: Address, confirm: Bilingual,
    isGrave: Bool = false,
    content: HTML = .empty
  ) {
    self.id = id
    self.title = title
    self.words = words
    self.action = action
    self.confirm = confirm
    self.isGrave = isGrave
    self.content = content
  }

  /// The question on its own page, below an `<h1>` with its title.
  ///
  /// - Parameter back: where whoever does not mean it goes.
  package func body(_ frame: Frame, back: Address) -> HTML {
    "<h1>\(frame.voice(title))</h1>\n\(form(frame, cancel: Action.link(Self.cancel, back).html(frame.voice)))"
  }

  /// The same question on the page where it came up, closed.
  package func html(_ frame: Frame) -> HTML {
    // This button closes the dialog by itself, and sends nothing.
    let cancel: HTML = """
      <button class="button second" formmethod="dialog"><span>\(frame.voice(Self.cancel))</span></button>
      """
    return """
      <dialog id="\(id)" aria-labelledby="\(id)-title"><h2 id="\(id)-title">\(frame.voice(title))</h2>
      \(form(frame, cancel: cancel))</dialog>

      """
  }

  private func form(_ frame: Frame, cancel: HTML) -> HTML {
    """
    <form method="post"\(action: action)>\(Layout.token(frame))<p>\(frame.voice(words))</p>
    \(content)<div class="actions">\(Action.button(confirm, isGrave ? .grave : .main).html(frame.voice))\
    \(cancel)</div></form>
    """
  }

  private static let cancel = Bilingual(en: "Leave it as it is", fr: "Ne rien changer")
}
