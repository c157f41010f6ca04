import Basics
import Foundation
import Tables
import Testing

/// Somebody tries the product with the lists that come with it.
@Suite("The bundled example")
struct ExampleJourneyTests {
  @Test(
    "it is matched under both policies in both languages, proven, and everybody is there once",
    arguments: ["mentoring", "connector"], ["en", "fr"])
  func matched(policy: String, language: String) throws {
    let folder = try Folder()
    let run = try Allies.match(
      Lists.newcomers, Lists.professionals, into: "out", "--policy", policy, "--language", language,
      in: folder)
    #expect(run.status == 0 && run.err.isEmpty, "\(run.err)")
    #expect(try folder.names(in: "out") == Lists.results)
    try Lists.expectEverybodyOnce(
      folder, "out", newcomers: Lists.newcomers, professionals: Lists.professionals)
    #expect(
      run.out.contains(
        language == "en" ? "Proven to be the best possible" : "Prouvé\u{A0}: aucun jumelage n’est meilleur"))
    #expect(run.out.contains("allies verify out"))
    let verified = try Allies(["verify", "out", "--language", language], in: folder)
    #expect(
      verified.status == 0
        && verified.out.hasPrefix(language == "en" ? "Proven: with " : "Prouvé\u{A0}: parmi "))
  }

  @Test("the cast meets whom one would expect")
  func cast() throws {
    let folder = try Folder()
    _ = try Allies.match(Lists.newcomers, Lists.professionals, into: "out", in: folder)
    let pairs = try folder.rows("out/matches.csv").map { "\($0[1]) – \($0[6])" }
    #expect(pairs.contains("Amina Benali – Elaine MacLeod"))
    // Both are registered nurses, in whichever language they write it.
    #expect(pairs.contains { ["Aïcha Diallo – Hélène Comeau", "Aïcha Diallo – Peter Zwicker"].contains($0) })
    #expect(pairs.contains("Inès Martin-Kaboré – François Doucet"))
    #expect(pairs.contains("Priya Raman – Gurpreet Gill"))
  }

  @Test("what was understood is shown before anything else: every heading, and what is refused in each list")
  func understood() throws {
    let folder = try Folder()
    let run = try Allies.match(Lists.newcomers, Lists.professionals, into: "out", in: folder)
    let lines = run.out.split(separator: "\n").map(String.init)
    #expect(lines.first == "newcomers.csv: text with commas, UTF-8, headings in row 1")
    #expect(lines.contains { $0.hasPrefix("  Occupation (in own words)") && $0.hasSuffix("→  occupation") })
    #expect(lines.contains("  23 people read, 1 row refused:"))
    #expect(lines.contains("  16 people read, 1 row refused:"))
    #expect(
      lines.contains(
        "    newcomers.csv, row 25, column “E-mail”: “tomasz at example.org” is not an e-mail address. Write one address with an @ and a domain, or leave the cell empty."
      ))
    #expect(lines.contains("Policy “mentoring”: Mentoring"))
    #expect(lines.contains("Professionals are most needed in: Pharmacists (2 waiting)."))
  }

  @Test(
    "it is as good under one policy as under the other: most are matched, few wait, and an exclusion is kept",
    arguments: ["mentoring", "connector"])
  func goodLooking(policy: String) throws {
    let folder = try Folder()
    _ = try Allies.match(Lists.newcomers, Lists.professionals, into: "out", "--policy", policy, in: folder)
    let matches = try folder.rows("out/matches.csv")
    #expect(matches.count >= 15)
    #expect(!matches.contains { $0[0] == "N06" && $0[5] == "P09" })
    #expect(try folder.rows("out/unmatched.csv").count { $0[0] == "newcomers" } >= 4)
  }

  @Test("the same lists give the same bytes again")
  func repeated() throws {
    let folder = try Folder()
    let first = try Allies.match(Lists.newcomers, Lists.professionals, into: "a", "--json", in: folder)
    let second = try Allies.match(Lists.newcomers, Lists.professionals, into: "b", "--json", in: folder)
    #expect(first.out == second.out)
    for name in Lists.results {
      #expect(try folder.bytes("a/" + name) == folder.bytes("b/" + name), "\(name)")
    }
  }

  @Test("text in UTF-16 with tabs, compressed, is the same list")
  func otherForm() throws {
    let folder = try Folder()
    for (path, name) in [
      (Lists.newcomers, "newcomers.tsv.gz"), (Lists.professionals, "professionals.tsv.gz"),
    ] {
      let sheet = try Sheet.read(file: path)
      let lines = (0..<sheet.rowCount).map { sheet[$0].texts.joined(separator: "\t") }
      let units = [0xFEFF] + Array((lines.joined(separator: "\r\n") + "\r\n").utf16)
      try folder.write(Self.gzipped(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }), to: name)
    }
    let run = try Allies.match("newcomers.tsv.gz", "professionals.tsv.gz", into: "out", in: folder)
    #expect(run.out.contains("newcomers.tsv.gz: text with tabs, UTF-16"), "\(run.out)\(run.err)")
    _ = try Allies.match(Lists.newcomers, Lists.professionals, into: "plain", in: folder)
    #expect(try folder.bytes("out/matches.csv") == folder.bytes("plain/matches.csv"))
    #expect(try folder.bytes("out/unmatched.csv") == folder.bytes("plain/unmatched.csv"))
  }

  /// A gzip file that stores its content as it is (RFC 1951, blocks without compression).
  private static func gzipped(_ content: [UInt8]) -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = content[...]
    repeat {
      let block = rest.prefix(60_000)
      rest = rest.dropFirst(block.count)
      file += [rest.isEmpty ? 1 : 0] + little(block.count, 2) + little(~block.count & 0xFFFF, 2) + block
    } while !rest.isEmpty
    return file + little(Int(checksum(content)), 4) + little(content.count, 4)
  }

  @Test("French headings give French results, without being asked")
  func frenchHeadings() throws {
    let folder = try Folder()
    try folder.write("Prénom;Profession;Ville\nAmina;Ingénieure civile;Halifax\n", to: "nouveaux.csv")
    try folder.write("Prénom;Profession;Ville\nHélène;Ingénieur civil;Halifax\n", to: "professionnels.csv")
    let run = try Allies.match("nouveaux.csv", "professionnels.csv", into: "out", in: folder)
    #expect(run.out.hasPrefix("nouveaux.csv\u{A0}: texte à points-virgules, UTF-8, en-têtes à la ligne 1"))
    #expect(try folder.text("out/matches.csv").hasPrefix("\u{FEFF}no du nouvel arrivant;"))
    #expect(try folder.rows("out/matches.csv").count == 1)
  }
}

/// The untidy lists of two cities, and people this project never planned for.
@Suite(
  "Sample lists",
  .enabled(
    if: Lists.samplesAreThere, "the sample lists are not beside the checkout (or where ALLIES_SAMPLES says)"))
struct SampleJourneyTests {
  @Test(
    "each city is matched under both policies, proven, with everybody there once and eighteen rows refused",
    arguments: [
      ("halifax_newcomers.csv", "halifax_professionals.csv"),
      ("montreal_nouveaux_arrivants.csv", "montreal_professionnels.csv"),
    ], ["mentoring", "connector"])
  func cities(files: (String, String), policy: String) throws {
    let folder = try Folder()
    let (newcomers, professionals) = (Lists.sample(files.0), Lists.sample(files.1))
    let run = try Allies.match(newcomers, professionals, into: "out", "--policy", policy, in: folder)
    #expect(run.status == 0, "\(run.err)")
    try Lists.expectEverybodyOnce(folder, "out", newcomers: newcomers, professionals: professionals)
    #expect(try folder.rows("out/rejected.csv").count == 18)
    #expect(try Allies(["verify", "out"], in: folder).status == 0)
  }

  @Test("other columns and another field are matched with a policy and two mappings only")
  func publicService() throws {
    let folder = try Folder()
    let policy = Allies.checkout.appending(path: "Examples/public-service.yaml").path
    let (mentees, mentors) = (
      Lists.sample("public_mentoring/mentees.csv"), Lists.sample("public_mentoring/mentors.csv")
    )
    let asked = try Allies.match(mentees, mentors, into: "out", "--policy", policy, in: folder)
    #expect(asked.status == 65 && asked.err.contains("both mean occupation"), "\(asked.err)")
    let run = try Allies.match(
      mentees, mentors, into: "out", "--policy", policy, "--map", "job title=ignore", "--map",
      "profession=occupation", in: folder)
    #expect(run.status == 0, "\(run.err)")
    try Lists.expectEverybodyOnce(folder, "out", newcomers: mentees, professionals: mentors)
    #expect(try folder.rows("out/matches.csv").count == 42)
    #expect(!(try folder.text("out/matches.csv")).contains("Transgender"))
    #expect(try Allies(["verify", "out"], in: folder).status == 0)
  }
}
