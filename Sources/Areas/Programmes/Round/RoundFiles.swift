import Basics
import Matching
import People
import Site
import Tables

/// A round together with the lists it was made from: all that its files tell.
package struct RoundRecord: Sendable {
  package let round: Round
  package let newcomers: IntakeList
  package let professionals: IntakeList
  package let language: Language

  package init(round: Round, newcomers: IntakeList, professionals: IntakeList, language: Language) {
    self.round = round
    self.newcomers = newcomers
    self.professionals = professionals
    self.language = language
  }

  /// The folder of results: the certificate last, since it vouches for the others.
  ///
  /// Everybody in the lists is in exactly one of the matches, the unmatched and the rejected.
  package func files() throws -> [(name: String, bytes: [UInt8])] {
    let lists = [
      (name: RoundFile.matches, bytes: matches().bytes),
      (name: RoundFile.unmatched, bytes: unmatched().bytes),
      (name: RoundFile.rejected, bytes: rejected().bytes),
    ]
    return lists + [
      (RoundFile.report, round.page(lists: (newcomers, professionals), in: language).bytes),
      (RoundFile.certificate, try RoundCertificate(self, lists: lists).json()),
    ]
  }

  private func matches() -> CSVWriter {
    var table = writer([
      RoundFile.newcomerID, Bilingual(en: "newcomer", fr: "nouvel arrivant"),
      Bilingual(en: "newcomer’s e-mail", fr: "courriel du nouvel arrivant"),
      Bilingual(en: "newcomer’s occupation", fr: "profession du nouvel arrivant"),
      Bilingual(en: "days waited", fr: "jours d’attente"),
      RoundFile.professionalID, Bilingual(en: "professional", fr: "professionnel"),
      Bilingual(en: "professional’s e-mail", fr: "courriel du professionnel"),
      Bilingual(en: "professional’s occupation", fr: "profession du professionnel"),
      Bilingual(en: "employer", fr: "employeur"), RoundFile.score,
      Bilingual(en: "why", fr: "pourquoi"), Bilingual(en: "missing", fr: "ce qui manque"),
      Bilingual(en: "runner-up", fr: "deuxième choix"),
      Bilingual(en: "runner-up’s score (of 10,000)", fr: "points du deuxième choix (sur 10 000)"),
    ])
    for pair in round.pairs {
      let newcomer = round.newcomers[pair.newcomer]
      let professional = round.professionals[pair.professional]
      let runnerUp = pair.runnerUp.map { round.professionals[$0.professional] }
      table.append([
        .text(newcomer.id), .text(newcomer.name), .text(newcomer.email), .text(newcomer.occupation),
        days(newcomer),
        .text(professional.id), .text(professional.name), .text(professional.email),
        .text(professional.occupation),
        .text(professional.employer.map { $0.label[language] }.joined(separator: ", ")),
        .number(Int(pair.score.total)),
        .text(sentences(round.reasons(pair))), .text(sentences(round.missing(pair))),
        .text(runnerUp.map { "\($0.name) (\($0.id))" } ?? ""),
        pair.runnerUp.map { .number($0.score) } ?? .text(""),
      ])
    }
    return table
  }

  private func unmatched() -> CSVWriter {
    var table = writer([
      Bilingual(en: "list", fr: "liste"), RoundFile.id, Bilingual(en: "name", fr: "nom"),
      Bilingual(en: "e-mail", fr: "courriel"),
      Bilingual(en: "occupation", fr: "profession"), Bilingual(en: "days waited", fr: "jours d’attente"),
      Bilingual(en: "why nobody", fr: "pourquoi personne"),
      Bilingual(en: "requirement to relax", fr: "exigence à assouplir"),
      Bilingual(en: "occupation to recruit", fr: "profession à recruter"),
      Bilingual(en: "what would help", fr: "ce qui aiderait"),
    ])
    for waiting in round.waiting {
      let person = round.newcomers[waiting.newcomer]
      var relax = ""
      if case .requirement(let index, _) = waiting.reason {
        relax = round.policy.title(ofRequirement: index)[language]
      }
      table.append([
        .text(Side.newcomers.title[language]), .text(person.id), .text(person.name), .text(person.email),
        .text(person.occupation), days(person),
        .text(round.why(waiting.reason)[language]), .text(relax), .text(person.occupation),
        .text(round.help(waiting)[language]),
      ])
    }
    for free in round.free {
      let person = round.professionals[free.professional]
      table.append([
        .text(Side.professionals.title[language]), .text(person.id), .text(person.name), .text(person.email),
        .text(person.occupation), .text(""),
        .text(round.why(free.reason)[language]), .text(""), .text(""), .text(""),
      ])
    }
    return table
  }

  private func rejected() -> CSVWriter {
    let lists = [newcomers, professionals]
    let width = lists.flatMap { $0.refused.map(\.cells.count) }.max() ?? 0
    var table = writer(
      [
        Bilingual(en: "list", fr: "liste"), Bilingual(en: "file", fr: "fichier"),
        Bilingual(en: "row in the file", fr: "ligne du fichier"),
        Bilingual(en: "row below the headings", fr: "ligne sous les en-têtes"),
        Bilingual(en: "column", fr: "colonne"),
        Bilingual(en: "what is wrong", fr: "ce qui ne va pas"),
        Bilingual(en: "what to do", fr: "ce qu’il faut faire"),
      ] + (0..<width).map { Bilingual(same: columnLetters($0)) })
    for list in lists {
      for row in list.refused {
        let columns = row.messages.compactMap(\.place.column)
        table.append(
          [
            .text(list.side.title[language]), .text(list.origin.file), .number(row.number),
            .number(row.position),
            .text(columns.joined(separator: "; ")), .text(sentences(row.messages.map(\.wrong))),
            .text(row.messages.map { $0.remedy[language] }.joined(separator: " ")),
          ] + row.cells.map { .text($0) })
      }
    }
    return table
  }

  private func writer(_ headings: [Bilingual]) -> CSVWriter {
    CSVWriter(delimiter: language == .french ? .semicolon : .comma, headings: headings.map { $0[language] })
  }

  private func sentences(_ texts: [Bilingual]) -> String {
    texts.map { $0[language] }.joined(separator: Bilingual(en: "; ", fr: " ; ")[language])
  }

  private func days(_ person: Profile) -> WrittenCell {
    person.daysWaiting(on: round.today).map(WrittenCell.number) ?? .text("")
  }
}

/// The files of a round, and the columns by which they are checked later.
enum RoundFile {
  static let matches = "matches.csv"
  static let unmatched = "unmatched.csv"
  static let rejected = "rejected.csv"
  static let report = "report.html"
  static let certificate = "certificate.json"

  /// The files that the certificate vouches for cell by cell.
  static let lists = [matches, unmatched, rejected]

  static let newcomerID = Bilingual(en: "newcomer id", fr: "no du nouvel arrivant")
  static let professionalID = Bilingual(en: "professional id", fr: "no du professionnel")
  static let id = Bilingual(en: "id", fr: "no")
  static let score = Bilingual(en: "score (of 10,000)", fr: "points (sur 10 000)")
}
