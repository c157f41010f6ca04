import COccupations

/// Which unit groups are licensed in which province, by whom, and where to read more.
///
/// Facts from the regulators' own pages, as of `asOf`. What is not listed is not known here: it is never a "no", since
/// a profession may be regulated all the same; `status` says "check with the regulator".
public struct Regulation: Sendable {
  /// What the law protects.
  public enum Basis: String, Sendable, Hashable {
    /// The work itself needs a licence.
    case licence
    /// The professional title is protected; some of the work may be open.
    case title
    /// The trade needs a certificate of qualification or an apprenticeship.
    case compulsoryTrade = "compulsory trade"
    /// Employers of licensed services must see a certificate.
    case certificate
  }

  /// A province or territory, by its two letters.
  public enum Province: String, Sendable, Hashable, CaseIterable {
    case BC, AB, SK, MB, ON, QC, NB, NS, PE, NL, YT, NT, NU
  }

  /// Whether somebody may do the work without asking anybody.
  public enum Status: Sendable, Hashable {
    /// A licence, title or certificate is required, from this body.
    case required(Regulator)
    /// It was not compulsory when it was looked up; rules change, so check, with this body if one is known.
    case notCompulsory(Regulator?)
    /// Nothing is known: check with the regulator.
    case unknown
  }

  /// Who decides.
  public struct Regulator: Sendable, Hashable {
    /// In the language it writes it in.
    public let name: String
    /// The address of its page.
    public let page: String
  }

  /// A regulated profession, which may be several unit groups or a part of one.
  public struct Profession: Sendable {
    /// In English.
    public let english: String
    /// In French.
    public let french: String
    /// The groups it belongs to.
    public let units: [UnitCode]
    /// What the law protects.
    public let basis: Basis
    fileprivate var statuses: [Province: Status]

    /// What is known of a province.
    public func status(in province: Province) -> Status { statuses[province] ?? .unknown }
    /// The usual way to the licence.
    public var stages: [LicensingStage] { LicensingStage.stages(for: basis) }
  }

  /// When the facts were gathered: a month, as 2026-11.
  public static let asOf = "2026-11"
  /// In the order of the source.
  public let professions: [Profession]

  /// What the product carries.
  public static let carried = Regulation(text: carriedText(allies_occupation_regulation()))

  /// - Parameter text: a line for a profession (English, French, unit groups, basis), then one for each province (letters,
  ///   "required" or "open", regulator, page), cells separated by " | "; lines that begin with "#" are remarks.
  init(text: String) {
    var professions: [Profession] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmedSpaces($0) }
      if let province = Province(rawValue: cells[0]), cells.count >= 2, !professions.isEmpty {
        let regulator = cells.count >= 4 ? Regulator(name: cells[2], page: cells[3]) : nil
        let status: Status =
          if cells[1] == "required" {
            regulator.map(Status.required) ?? .unknown
          } else {
            .notCompulsory(regulator)
          }
        professions[professions.count - 1].statuses[province] = status
      } else if cells.count == 4, let basis = Basis(rawValue: cells[3]) {
        let units = cells[2].split(separator: " ").compactMap { UnitCode($0) }
        professions.append(
          Profession(english: cells[0], french: cells[1], units: units, basis: basis, statuses: [:]))
      }
    }
    self.professions = professions
  }

  /// The regulated professions of a unit group that are known here; none does not mean that it is not regulated.
  public func professions(of unit: UnitCode) -> [Profession] {
    professions.filter { $0.units.contains(unit) }
  }
}

private func trimmedSpaces(_ text: Substring) -> String {
  var text = text
  while text.first == " " { text.removeFirst() }
  while text.last == " " { text.removeLast() }
  return String(text)
}
