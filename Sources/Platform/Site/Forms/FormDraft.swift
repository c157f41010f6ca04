import Basics

/// What somebody had typed into a form and not yet sent: kept when a session expired, a tab was closed or the language was
/// changed, until it is sent or its time is over. Files are not kept, nor fields whose names begin with an underline, which
/// belong to the site.
package struct FormDraft: Sendable, Hashable {
  /// What a draft is found by: 128 bits by chance, so that nobody finds one by guessing. It may stand in an address.
  package struct Token: Sendable, Hashable {
    package let text: String

    /// A token that came from outside; nil unless it is one of ours by its form.
    package init?(_ text: String) {
      let digits = text.utf8
      guard digits.count == 32,
        digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
      else { return nil }
      self.text = text
    }

    /// A new one, from the system's source of chance.
    package init() {
      var chance = SystemRandomNumberGenerator()
      self.init(from: &chance)
    }

    package init(from chance: inout some RandomNumberGenerator) {
      text = (0..<32).map { _ in String(UInt8.random(in: 0..<16, using: &chance), radix: 16) }.joined()
    }
  }

  package let token: Token
  /// Which form, by the name in its declaration.
  package let form: String
  /// Whoever was signed in: nobody else may read it. Without an owner the token alone opens it.
  package let owner: String?
  package let fields: PostedFields
  package let savedAt: Moment

  package init(token: Token, form: String, owner: String?, fields: PostedFields, savedAt: Moment) {
    self.token = token
    self.form = form
    self.owner = owner
    self.fields = PostedFields(fields.without { $0.name.hasPrefix("_") }.fields)
    self.savedAt = savedAt
  }

  /// What stands above a form that somebody began earlier and comes back to blank.
  ///
  /// - Parameter form: the page of the form.
  package func notice(now: Moment, form: Address) -> Notice {
    let minutes = (now.microsecondsSince1970 &- savedAt.microsecondsSince1970) / 60_000_000
    return Notice(
      .note,
      .inBoth { voice in
        let ago = voice.ago(minutes: Int(clamping: minutes))
        return voice(en: "You began this form \(ago).", fr: "Vous avez commencé ce formulaire \(ago).")
      },
      next: NavigationEntry(
        Bilingual(en: "Go on with it", fr: "Le reprendre"), form.with(FormField.draft, token.text)))
  }
}
