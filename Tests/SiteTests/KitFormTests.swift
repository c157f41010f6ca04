import Basics
import SiteTesting
import TestSupport
import Testing

@testable import Site

@Suite("Forms")
struct KitFormTests {
  private let form = Offer.form("test/offer")

  private func posted(_ changes: [String: String?] = [:]) -> PostedFields {
    var answers: [(String, String)] = [
      ("name", " Hélène Roy\r\n"), ("email", "helene@example.org"), ("province", "ns"), ("years", "1 2"),
      ("since", "2026-12-01"), ("side", "mentor"), ("tongues", "arabic"), ("tongues", "french"),
      ("agrees", "yes"),
    ]
    for (name, value) in changes {
      answers.removeAll { $0.0 == name }
      if let value { answers.append((name, value)) }
    }
    return PostedFields(answers.map { .init($0.0, $0.1) })
  }

  /// What is objected to, as "field: words" in English.
  private func objections(_ posted: PostedFields) -> [String] {
    do {
      _ = try form.read(posted)
      return []
    } catch {
      return error.entries.map { "\($0.field): \($0.words.en)" }
    }
  }

  @Test("answers become the value that they mean, and what was left open is nothing")
  func read() throws {
    let offer = try form.read(posted(["note": "a\r\nb", "costs": "12,5 $"]))
    #expect(offer.name == "Hélène Roy")
    #expect(offer.years == 12)
    #expect(offer.since == LocalDate(year: 2026, month: 12, day: 1))
    #expect(offer.tongues == [.french, .arabic], "in the order of the form")
    #expect(offer.note == "a\nb")
    #expect(offer.costs == Money(cents: 1_250))
    #expect(offer.letter == nil && offer.agrees)
  }

  @Test("all that is missing is told at once, in the order of the form")
  func missing() {
    #expect(
      objections(PostedFields()) == [
        "name: Write the name that others should call you by", "email: Fill this in",
        "province: Choose one answer",
        "years: Fill this in", "since: Fill this in", "side: Choose one answer",
        "tongues: Choose at least one answer", "agrees: Tick this to go on",
      ])
  }

  @Test(
    "what does not fit is told with what would",
    arguments: [
      ("name", String(repeating: "é", count: 81), "Shorten this to 80 letters; it has 81"),
      ("email", "helene@", "Write one address, such as amina@example.org"),
      ("email", "a@b.ca, c@d.ca", "Write one address, such as amina@example.org"),
      ("province", "Ontario", "Choose among the answers given here"),
      ("tongues", "elvish", "Choose among the answers given here"),
      ("years", "1e400", "Write a whole number from 0 to 60"),
      ("years", "-1", "Write a whole number from 0 to 60"),
      ("years", "99999999999999999999", "Write a whole number from 0 to 60"),
      ("years", "１２", "Write a whole number from 0 to 60"),
      ("years", "0x1F", "Write a whole number from 0 to 60"),
      ("since", "2026-02-30", "Choose a day from November 22, 2026 to November 22, 2027"),
      ("since", "2099-01-01", "Choose a day from November 22, 2026 to November 22, 2027"),
      ("costs", "1e400", "Write an amount up to $500, such as $123.50"),
      ("costs", "500.01", "Write an amount up to $500, such as $123.50"),
      ("costs", "-5", "Write an amount up to $500, such as $123.50"),
      ("agrees", "no", "Choose among the answers given here"),
    ])
  func wrong(field: String, answer: String, words: String) {
    #expect(
      objections(posted([field: answer])).map { $0.replacing("\u{A0}", with: " ") } == ["\(field): \(words)"])
  }

  @Test("a file is what its name and its first bytes both say it is")
  func files() throws {
    func objections(_ name: String, _ bytes: [UInt8]) -> [String] {
      let file = PostedFile(field: "letter", name: name, declaredType: "application/pdf", bytes: bytes)
      return self.objections(PostedFields(posted().fields, files: [file]))
    }
    let pdf = Array("%PDF-1.7".utf8)
    #expect(objections("a.PDF", pdf) == [])
    let wrong = ["letter: Choose a file of one of these kinds: PDF and DOCX"]
    #expect(objections("a.exe", pdf) == wrong)
    #expect(objections("a.pdf", Array("MZ".utf8)) == wrong)
    #expect(objections("a.docx", pdf) == wrong)
    #expect(objections("a.pdf.exe", pdf) == wrong)
    #expect(
      objections("a.pdf", pdf + Array(repeating: 0, count: 5_000_000))
        == ["letter: Choose a file of at most 5\u{A0}MB; this one has 5\u{A0}MB"])
  }

  @Test("what was right stays filled in, what was wrong is marked and named above")
  func shown() {
    var frame = Frame(language: .french, address: "/offers/new")
    frame.csrfToken = "t"
    let typed = posted(["years": "<1e400>", "side": "both"])
    var messages = FormMessages()
    do { _ = try form.read(typed) } catch { messages = error }
    let body = form.html(
      frame, to: "/offers", filled: FormFill(typed, messages: messages),
      send: Bilingual(en: "Send", fr: "Envoyer"))
    let html = String(decoding: body.bytes, as: UTF8.self)
    #expect(html.contains("value=\"&lt;1e400&gt;\" name=\"years\" required aria-invalid=\"true\""))
    #expect(
      html.contains(
        "<a href=\"#test-offer-years\">Années dans votre domaine</a>\u{A0}: Écrivez un nombre entier"))
    #expect(html.contains("value=\"both\" checked"))
    #expect(html.contains("<option value=\"ns\" selected>"))
    #expect(html.contains("enctype=\"multipart/form-data\""))
    let page = Layout.page(form.framed(frame).titled(en: "Offer", fr: "Offre"), body: "<h1>Offre</h1>" + body)
    #expect(PageFaults(of: String(decoding: page.bytes, as: UTF8.self)).faults == [])
  }

  @Test("a value fills the form that changes it")
  func filled() throws {
    let years = Field.number("years", Bilingual(same: "Years"), 0...60)
    let costs = Field.money("costs", Bilingual(same: "Costs"), upTo: Money(cents: 100_000)).optional
    let fields = PostedFields(
      years.filled(with: 12) + costs.filled(with: Money(cents: 1_205)) + costs.filled(with: nil))
    #expect(fields.fields == [.init("years", "12"), .init("costs", "12.05")])
    let pair = Form("test/pair", years, costs) { ($0, $1) }
    #expect(try pair.read(fields) == (12, Money(cents: 1_205)))
  }

  @Test("answers that do not go together are objected to after each by itself")
  func together() {
    let from = Field.number("from", Bilingual(same: "From"), 0...9)
    let to = Field.number("to", Bilingual(same: "To"), 0...9)
    let span = Form("test/span", from, to) { (first, last) throws(FormMessages) in
      guard first <= last else {
        throw FormMessages(
          to, en: "Choose an end after the beginning", fr: "Choisissez une fin après le début")
      }
      return first...last
    }
    #expect(
      throws: FormMessages(
        to, en: "Choose an end after the beginning", fr: "Choisissez une fin après le début")
    ) {
      try span.read(PostedFields([.init("from", "5"), .init("to", "3")]))
    }
    #expect(throws: FormMessages([.init("from", FieldWords.missing(from.face))])) {
      try span.read(PostedFields([.init("to", "3")]))
    }
  }

  @Test("the button tells whether to send, to keep, or to turn the language")
  func requests() {
    #expect(FormRequest(posted()) == .send)
    #expect(FormRequest(posted(["_action": "keep"])) == .keep)
    #expect(FormRequest(posted(["_language": "fr"])) == .turn(.french))
    #expect(FormRequest(posted(["_language": "de"])) == .send)
  }

  @Test("no answers, however strange, stop the program")
  func fuzz() {
    var chance = SeededNumbers(seed: 5)
    let strange = [
      "", " ", "\u{202E}", "1e400", "-0", "9223372036854775808", "NaN", "+1", "1,2,3", "$", "2026-13-01",
      "0000-00-00",
      "\u{FEFF}12", "<script>", String(repeating: "a", count: 10_000), "a@b@c", "@", "e\u{301}",
      "\u{1F1E8}\u{1F1E6}", "%00", ".", ",",
      "-", "−", "10 000 000 001", "0.005", ".50", "1.", "12345,678", "١٢",
    ]
    let names = form.faces.map(\.name) + ["_action", "_draft", "", "name[]"]
    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<20, using: &chance)
      let fields = (0..<count).compactMap { _ -> PostedFields.Field? in
        guard let name = names.randomElement(using: &chance),
          let value = strange.randomElement(using: &chance)
        else { return nil }
        return .init(name, value)
      }
      _ = objections(PostedFields(fields))
    }
  }
}
