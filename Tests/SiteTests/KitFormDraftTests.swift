import Basics
import Storage
import Synchronization
import TestDatabases
import Testing

@testable import Site

@Suite("Drafts of forms")
struct KitFormDraftTests {
  private let typed = PostedFields([
    .init("name", "Amina & Bao"), .init("city", ""), .init("_token", "secret"),
  ])

  /// Drafts in a database of their own, and a clock that a test sets.
  private final class Desk: Sendable {
    let drafts: FormDrafts
    let database: Database
    private let clock = Clock()
    private let place: TestPlace

    private final class Clock: Sendable { let time = Atomic<Int64>(1_000_000_000_000_000) }

    init(_ engine: EngineName) async throws {
      place = try await TestPlace.made(engine)
      database = try Database.open(place.address)
      try await database.migrate(FormDrafts.migrations)
      drafts = FormDrafts(in: database) { [clock] in
        Moment(microsecondsSince1970: clock.time.load(ordering: .relaxed))
      }
    }

    deinit { place.remove() }

    func wait(days: Int64) { clock.time.add(days * 86_400_000_000, ordering: .relaxed) }
  }

  @Test(
    "what was typed comes back by its token, without what belongs to the site",
    arguments: EngineName.allCases)
  func kept(engine: EngineName) async throws {
    let desk = try await Desk(engine)
    let draft = try await desk.drafts.keep(typed, of: "people/intake", owner: nil)
    let found = try await desk.drafts.draft(draft.token, of: "people/intake", for: "imani")
    #expect(found == draft)
    #expect(found?.fields.fields == [.init("name", "Amina & Bao"), .init("city", "")])
    #expect(try await desk.drafts.draft(draft.token, of: "another/form", for: nil) == nil)
    #expect(try await desk.drafts.draft(FormDraft.Token(), of: "people/intake", for: nil) == nil)
  }

  @Test(
    "nobody reads, changes or removes the draft of another",
    arguments: EngineName.allCases)
  func owners(engine: EngineName) async throws {
    let desk = try await Desk(engine)
    let draft = try await desk.drafts.keep(typed, of: "people/intake", owner: "imani")
    #expect(try await desk.drafts.draft(draft.token, of: "people/intake", for: "joelle") == nil)
    #expect(try await desk.drafts.draft(draft.token, of: "people/intake", for: nil) == nil)
    let other = try await desk.drafts.keep(
      PostedFields(), of: "people/intake", owner: "joelle", under: draft.token)
    #expect(other.token != draft.token)
    try await desk.drafts.discard(draft.token, for: "joelle")
    #expect(try await desk.drafts.draft(draft.token, of: "people/intake", for: "imani") == draft)
    #expect(try await desk.drafts.drafts(of: "people/intake", by: "imani") == [draft])
  }

  @Test(
    "a draft is written again under its token, and belongs to whoever signs in with it",
    arguments: EngineName.allCases)
  func again(engine: EngineName) async throws {
    let desk = try await Desk(engine)
    let draft = try await desk.drafts.keep(typed, of: "people/intake", owner: nil)
    let later = try await desk.drafts.keep(
      PostedFields([.init("name", "Chidi")]), of: "people/intake", owner: "imani", under: draft.token)
    #expect(later.token == draft.token)
    #expect(try await desk.drafts.drafts(of: "people/intake", by: "imani") == [later])
    #expect(try await desk.drafts.draft(draft.token, of: "people/intake", for: nil) == nil)
  }

  @Test(
    "a draft is forgotten when its time is over, and when it is sent",
    arguments: EngineName.allCases)
  func forgotten(engine: EngineName) async throws {
    let desk = try await Desk(engine)
    let old = try await desk.drafts.keep(typed, of: "people/intake", owner: nil)
    desk.wait(days: 13)
    let new = try await desk.drafts.keep(typed, of: "people/intake", owner: nil)
    #expect(try await desk.drafts.draft(old.token, of: "people/intake", for: nil) == old)
    desk.wait(days: 1)
    #expect(try await desk.drafts.draft(old.token, of: "people/intake", for: nil) == nil)
    let drafts = desk.drafts
    #expect(try await desk.database.write { try drafts.forgetOld(in: $0) } == 1)
    try await desk.drafts.discard(new.token, for: nil)
    #expect(try await desk.drafts.draft(new.token, of: "people/intake", for: nil) == nil)
  }

  @Test("whoever comes back to a form is told of what they began, and led to it")
  func notice() throws {
    let token = try #require(FormDraft.Token(String(repeating: "a", count: 32)))
    let draft = FormDraft(
      token: token, form: "people/intake", owner: nil, fields: typed,
      savedAt: Moment(microsecondsSince1970: 0))
    let notice = draft.notice(now: Moment(microsecondsSince1970: 7_300_000_000), form: "/people/new?x=1")
    #expect(notice.words.fr == "Vous avez commencé ce formulaire il y a 2\u{A0}heures.")
    #expect(notice.next?.address.text == "/people/new?x=1&_draft=\(token.text)")
  }

  @Test("a token is 128 bits by chance, and only one of that form is looked up")
  func tokens() {
    let tokens = Set((0..<1_000).map { _ in FormDraft.Token().text })
    #expect(tokens.count == 1_000 && tokens.allSatisfy { FormDraft.Token($0) != nil })
    for text in [
      "", "x", String(repeating: "g", count: 32), String(repeating: "A", count: 32),
      String(repeating: "a", count: 33),
    ] {
      #expect(FormDraft.Token(text) == nil)
    }
  }
}
