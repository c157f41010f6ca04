import Basics
import People
import TestSupport
import Testing

@testable import Programmes

/// Single values changed in a document, all else left as it was written.
@Suite("Changing a document")
struct ModelEditTests {
  /// Another value that each setting can have.
  private func other(_ setting: ModelSetting) -> String {
    switch setting.kind {
    case .number(let range, _):
      setting.value == String(range.lowerBound + 1) ? "3" : String(range.lowerBound + 1)
    case .time: setting.value == "9" ? "8" : "9"
    case .range(let bounds): "\(bounds.lowerBound)–\(bounds.lowerBound + 7)"
    case .step(let ladder): ladder.first { $0.key != setting.value }?.key ?? ""
    case .list: "Halifax, St. John’s \"Nord\" # 1"
    }
  }

  @Test(
    "every number, time and name that a form asks for is changed in its place, and nothing else is",
    arguments: BuiltInModelTests.builtIn)
  func eachSetting(name: String) throws {
    let (file, yaml) = try ProgrammeModel.document(named: name)
    let model = try ProgrammeModel.named(name)
    let document = try ModelEditing(yaml, file: file)
    let settings = model.settings.filter { document.has($0.path) }
    #expect(settings.count >= 5 && Set(settings.map(\.name)).count == settings.count)
    for setting in settings {
      let edit = try #require(setting.edit(other(setting)), "\(setting.name)")
      // A reminder that comes after a shorter time is told: that is another thing.
      let text = try document.edited([edit])
      guard let changed = try? ProgrammeModel(yaml: text, file: file) else {
        #expect(setting.name.hasPrefix("clock-"), "\(setting.name)")
        continue
      }
      let now = try #require(changed.settings.first { $0.name == setting.name })
      #expect(now.value != setting.value, "\(setting.name)")
      for after in changed.settings.filter({ document.has($0.path) }) where after.name != setting.name {
        #expect(
          after.value == model.settings.first { $0.name == after.name }?.value,
          "\(setting.name) changed \(after.name)")
      }
      let (old, new) = (yaml.split(separator: "\n"), text.split(separator: "\n"))
      #expect(old.count == new.count && zip(old, new).filter { $0 != $1 }.count == 1, "\(setting.name)")
      #expect(ModelComparison(model, changed).changes.isEmpty == false, "\(setting.name)")
    }
  }

  @Test("an answer that is none is told from one that is")
  func answers() throws {
    let model = try ProgrammeModel.named("mentoring")
    let hours = try #require(model.settings.first { $0.name == "hours" })
    #expect(hours.edit("18 to 24")?.value == .plain("[18, 24]"))
    #expect(hours.edit("18 à 24")?.value == .plain("[18, 24]"))
    #expect(hours.edit("20")?.value == .plain("20"))
    for wrong in ["24–18", "0", "", "some", "1–2–3", "1–1001", "99999999999999999999"] {
      #expect(hours.edit(wrong) == nil, "\(wrong)")
    }
    let places = try #require(model.settings.first { $0.name == "places" })
    #expect(places.edit(" Halifax ,, Truro ")?.value == .list(["Halifax", "Truro"]))
  }

  private static let strange = [
    "Hello {name},\n\nwelcome.\n{link}", "- a list\n- of two: things", "# not a note",
    "\"quoted\" and 'single'",
    "   led by spaces\n     and more", "ends with spaces   \n\n\n", "a: b\nc: d", "%YAML\n---\n...",
    "tab\there", "é « oui » !",
    "\u{2028}odd\u{85}line\u{0}ends\u{7}", "*alias &anchor !tag | > @ `", "{", "[", "x\n\n\n\ny",
    "中文 🇨🇦 e\u{301}",
  ]

  @Test("whatever somebody writes is read back as they wrote it, and breaks nothing", arguments: strange)
  func texts(text: String) throws {
    let (file, yaml) = try ProgrammeModel.document(named: "mentoring")
    let model = try ProgrammeModel.named("mentoring")
    let places: [[ModelPathStep]] = [
      [.key("agreement"), .key("text"), .key("en")], [.key("messages"), .entry(2), .key("body"), .key("fr")],
      [.key("messages"), .entry(2), .key("subject"), .key("en")], [.key("title"), .key("fr")],
    ]
    func tidy(_ text: String) -> String {
      text.unicodeScalars.map {
        ["\u{85}", "\u{2028}"].contains($0)
          ? "\n" : $0.value < 0x20 && $0 != "\n" && $0 != "\t" ? "" : String($0)
      }
      .joined().split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.allSatisfy(\.isWhitespace) ? "" : String($0) }.joined(separator: "\n")
    }
    let document = try ModelEditing(yaml, file: file)
    for path in places {
      let new = try document.edited([ModelEdit(path, .text(text))])
      let read = try ModelEditing(new, file: file)
      let was = (read.text(at: path) ?? "").drop { $0.isWhitespace }
      let trimmed = tidy(text).drop { $0.isWhitespace }
      #expect(
        was.reversed().drop { $0.isWhitespace } == trimmed.reversed().drop { $0.isWhitespace },
        "\(path): \(was)")
      // What follows is still there.
      #expect(read.text(at: [.key("funders"), .entry(1), .key("name")]) == "provincial-employment")
      if !text.contains("{"), let changed = try? ProgrammeModel(yaml: new, file: file) {
        #expect(changed.messages.map(\.name) == model.messages.map(\.name))
      }
    }
  }

  @Test("several places are changed at once, in any order")
  func several() throws {
    let (file, yaml) = try ProgrammeModel.document(named: "connector")
    let model = try ProgrammeModel.named("connector")
    let document = try ModelEditing(yaml, file: file)
    let settings = model.settings.filter { document.has($0.path) }
    var edits = settings.filter { $0.name != "clock-hold" }.compactMap { $0.edit(other($0)) }
    edits.append(
      ModelEdit([.key("messages"), .entry(0), .key("body"), .key("en")], .text("One\nTwo {link}\nThree")))
    edits.append(ModelEdit([.key("messages"), .entry(0), .key("body"), .key("fr")], .text("Un {link}")))
    let once = try document.edited(edits)
    let backwards = try document.edited(edits.reversed())
    #expect(once == backwards)
    let changed = try ProgrammeModel(yaml: once, file: file)
    #expect(changed.places == ["Halifax", "St. John’s \"Nord\" # 1"])
    #expect(changed.messages.first?.body.written.fr.hasPrefix("Un {link}") == true)
  }

  @Test("what is written in a way of its own is not touched")
  func byHand() throws {
    let odd = ModelDocumentTests.model().replacing(
      "model: ours", with: "model: ours\nplaces:\n  - Halifax\n  - Truro")
    let document = try ModelEditing(odd, file: "odd")
    #expect(!document.has([.key("places")]) && document.has([.key("meeting"), .key("minutes")]))
    #expect(throws: Refusal.self) { _ = try document.edited([ModelEdit([.key("places")], .list(["x"]))]) }
    let line: [ModelPathStep] = [.key("meeting"), .key("minutes")]
    let separated = "# one\u{2028}# two\n" + ModelDocumentTests.model()
    #expect(try ModelEditing(separated, file: "odd").has(line) == false)
  }

  @Test(
    "a model compared with itself differs in nothing; with another, in each thing that was changed, added or taken away"
  )
  func comparison() throws {
    let model = try ProgrammeModel.named("mentoring")
    #expect(ModelComparison(model, model).changes.isEmpty)
    let yaml = try ProgrammeModel.document(named: "mentoring").yaml
    let changed = try ProgrammeModel(
      yaml: yaml.replacing("within: 28 days", with: "within: 20 days").replacing(
        "  - { name: agreement, from: met, to: agreed, within: 14 days, end: tell,",
        with: "  - { name: signing, from: met, to: agreed, within: 14 days, end: tell,"),
      file: "x")
    let changes = ModelComparison(model, changed).changes
    #expect(changes.count == 3)
    #expect(changes.filter { $0.before == nil }.count == 1 && changes.filter { $0.after == nil }.count == 1)
    #expect(
      changes.first?.after?.en.contains("20 days") == true
        && changes.first?.before?.en.contains("28 days") == true)
  }
}
