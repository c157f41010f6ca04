import Basics
import TestSupport
import Testing

@testable import Tables

@Suite("Lists that people take away")
struct ExportTests {
  private struct Newcomer {
    var name = "Amina"
    var occupation = Bilingual(en: "civil engineer", fr: "ingénieure civile")
    var days: Int? = 132
    var share: Int? = -5
    var fee: Money? = Money(cents: 123_450)
    var waitsSince = LocalDate(year: 2026, month: 7, day: 13)
    var answered: Moment? = Moment(microsecondsSince1970: 1_795_357_805_000_000)
    var isReady: Bool? = true
  }

  private func export() throws -> Export<Newcomer> {
    Export(
      Bilingual(en: "Who waits", fr: "Qui attend"),
      [
        .text(Bilingual(en: "name", fr: "nom")) { $0.name },
        .words(Bilingual(en: "occupation", fr: "profession")) { $0.occupation },
        .number(Bilingual(en: "days waited", fr: "jours d’attente")) { $0.days },
        .decimal(Bilingual(en: "share", fr: "part"), places: 3) { $0.share },
        .money(Bilingual(en: "fee", fr: "frais")) { $0.fee },
        .day(Bilingual(en: "waits since", fr: "attend depuis")) { $0.waitsSince },
        .moment(Bilingual(en: "answered", fr: "a répondu"), in: try Zone(named: "America/Halifax")) {
          $0.answered
        },
        .yesNo(Bilingual(en: "ready", fr: "disponible")) { $0.isReady },
      ])
  }

  private var nothingKnown: Newcomer {
    Newcomer(
      name: "", days: nil, share: nil, fee: nil, waitsSince: nil, answered: nil, isReady: nil)
  }

  private func read(_ bytes: [UInt8]) throws -> Sheet { try Sheet.read(bytes, file: "list") }

  @Test("a text file in English has its commas, and points in its numbers")
  func englishText() throws {
    let bytes = try export().bytes(of: [Newcomer(), nothingKnown], as: .text, in: .english)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        \u{FEFF}name,occupation,days waited,share,fee,waits since,answered,ready\r
        Amina,civil engineer,132,-0.005,1234.50,2026-07-13,2026-11-22 10:30:05,yes\r
        ,civil engineer,,,,,,\r

        """)
  }

  @Test("a text file in French has semicolons, and commas in its numbers")
  func frenchText() throws {
    let bytes = try export().bytes(of: [Newcomer()], as: .text, in: .french)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        \u{FEFF}nom;profession;jours d’attente;part;frais;attend depuis;a répondu;disponible\r
        Amina;ingénieure civile;132;-0,005;1234,50;2026-07-13;2026-11-22 10:30:05;oui\r

        """)
  }

  @Test("a workbook reads back as what was put in, in either language", arguments: Language.allCases)
  func workbook(language: Language) throws {
    let sheet = try read(try export().bytes(of: [Newcomer(), nothingKnown], as: .workbook, in: language))
    let isEnglish = language == .english
    #expect(
      sheet.origin.format == .workbook(sheet: isEnglish ? "Who waits" : "Qui attend", others: []))
    #expect(
      sheet.texts == [
        isEnglish
          ? ["name", "occupation", "days waited", "share", "fee", "waits since", "answered", "ready"]
          : [
            "nom", "profession", "jours d’attente", "part", "frais", "attend depuis", "a répondu",
            "disponible",
          ],
        [
          "Amina", isEnglish ? "civil engineer" : "ingénieure civile", "132", "-0.005", "1234.5",
          "2026-07-13",
          // The reader leaves the time of a day out.
          "2026-11-22", isEnglish ? "yes" : "oui",
        ],
        ["", isEnglish ? "civil engineer" : "ingénieure civile", "", "", "", "", "", ""],
      ])
  }

  @Test("the same rows give the same bytes, in one piece or in many", arguments: ExportFormat.allCases)
  func pieces(format: ExportFormat) throws {
    let export = try export()
    var random = SeededNumbers(seed: 7)
    let rows = (0..<3_000).map { _ in
      Newcomer(
        name: "Amina \(UInt64.random(in: 0 ... .max, using: &random))",
        days: Int.random(in: 0...999, using: &random))
    }
    var pieces: [[UInt8]] = []
    try export.write(as: format, in: .english, to: { pieces.append($0) }) { add in
      for row in rows { try add(row) }
    }
    #expect(Array(pieces.joined()) == (try export.bytes(of: rows, as: format, in: .english)))
    #expect(pieces.count > 1)
    #expect(pieces.allSatisfy { $0.count < 200_000 })
    #expect(try read(Array(pieces.joined())).rowCount == 3_001)
  }

  @Test("whoever takes the pieces may stop")
  func stops() throws {
    struct Stop: Error {}
    let export = try export()
    #expect(throws: Stop.self) {
      try export.write(as: .workbook, in: .english, to: { _ in throw Stop() }) { add in try add(Newcomer()) }
    }
  }

  @Test("a list without rows has its headings", arguments: ExportFormat.allCases)
  func empty(format: ExportFormat) throws {
    #expect(try read(try export().bytes(of: [], as: format, in: .french)).texts.first?.first == "nom")
  }
}
