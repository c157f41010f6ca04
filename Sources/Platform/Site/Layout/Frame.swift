import Basics

/// What surrounds a page: who reads it, in which language, and where they are. The server makes one for each request, and
/// the page adds what it knows itself.
///
///     Layout.page(frame.titled(en: "Who waits", fr: "Qui attend"), body: list)
package struct Frame: Sendable {
  package var language: Language
  /// The path and the query that were asked for: where the language link leads, in the other language.
  package var address: Address
  /// The same query, read.
  package var query: PostedFields
  package var title = Bilingual(same: "")
  package var navigation: [NavigationEntry] = []
  /// The entry of the navigation that the page belongs to, where its address does not say so.
  package var section: Address?
  /// The way to this page, without the page itself.
  package var breadcrumbs: [NavigationEntry] = []
  /// What came of the last thing that was done; shown once.
  package var notice: Notice?
  package var signedIn: SignedIn?
  /// Stands in every form that is posted, under `FormField.token`; nil where there is no session.
  package var csrfToken: String?
  /// The id of a form on the page that keeps drafts. The language link then sends it, so that nothing typed is lost.
  package var draftForm: String?

  package init(language: Language, address: Address = "/", query: PostedFields = PostedFields()) {
    self.language = language
    self.address = address
    self.query = query
  }

  package var voice: Voice { Voice(language) }

  package func titled(en: String, fr: String) -> Frame {
    titled(Bilingual(en: en, fr: fr))
  }

  package func titled(_ title: Bilingual) -> Frame {
    var frame = self
    frame.title = title
    return frame
  }
}

/// A page that others link to, by its name.
package struct NavigationEntry: Sendable, Hashable {
  package let title: Bilingual
  package let address: Address
  /// Who sees it in the navigation; empty for everybody.
  package let audience: Set<String>

  package init(_ title: Bilingual, _ address: Address, for audience: Set<String> = []) {
    self.title = title
    self.address = address
    self.audience = audience
  }

  /// Whether that page is this one, or lies below it.
  func leads(to address: Address) -> Bool {
    address.path == self.address.path
      || (self.address.path != "/" && address.path.hasPrefix(self.address.path + "/"))
  }
}

/// Whoever reads the page, and where they manage and end their session.
package struct SignedIn: Sendable, Hashable {
  package let name: String
  package let account: Address
  /// Where the button to sign out posts to.
  package let leave: Address

  package init(name: String, account: Address, leave: Address) {
    self.name = name
    self.account = account
    self.leave = leave
  }
}

/// A sentence above the page: what was done, what to know, what went wrong.
package struct Notice: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Something was done as it was asked.
    case done
    /// Something worth knowing.
    case note
    /// Something that may surprise later.
    case warning
    /// Something that did not work.
    case problem
  }

  package let kind: Kind
  package let words: Bilingual
  /// Where to go from here.
  package let next: NavigationEntry?

  package init(_ kind: Kind, _ words: Bilingual, next: NavigationEntry? = nil) {
    self.kind = kind
    self.words = words
    self.next = next
  }
}
