import COccupations

/// Which unit groups are licensed in which province, by whom, and where to read more.
///
/// Facts, each with how it is known (`Profession.source(in:)`): looked up on the pages of the bodies, or in a published list, or
/// general knowledge that nobody has looked up yet. What is not listed is not known here: it is never a "no", since a
/// profession may be regulated all the same; `status` says "check with the regulator".
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
    /// The work needs a permit that a course and an examination give, as for a real estate agent or a truck driver.
    case permit
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
    /// Nothing is known: check with the regulator, with this body if it is known who would be asked.
    case unknown(Regulator?)
  }

  /// Who decides.
  public struct Regulator: Sendable, Hashable {
    /// In the language it writes it in.
    public let name: String
    /// The address of its page; nil if it is not known.
    public let page: String?
  }

  /// How a status is known.
  public enum Source: Sendable, Hashable {
    /// From the pages of the bodies, as of a month: 2026-11.
    case lookedUp(String)
    /// From a list that the bodies' council or the province published, of a year or a month, or undated.
    case list(String?)
    /// General knowledge that was not looked up, or nothing is known.
    case none
  }

  /// A regulated profession, which may be several unit groups or a part of one.
  public struct Profession: Sendable {
    /// In English; no two have the same.
    public let english: String
    /// In French.
    public let french: String
    /// The groups it belongs to.
    public let units: [UnitCode]
    /// What the law protects.
    public let basis: Basis
    fileprivate let bodies: [Province: Regulator]
    fileprivate var statuses: [Province: Status] = [:]
    fileprivate var sources: [Province: Source] = [:]

    /// What is known of a province.
    public func status(in province: Province) -> Status {
      statuses[province] ?? .unknown(bodies[province])
    }

    /// How the status in a province is known.
    public func source(in province: Province) -> Source { sources[province] ?? .none }

    /// The usual way to the licence.
    public var stages: [LicensingStage] { LicensingStage.stages(for: basis) }
  }

  /// When the pages of the bodies were looked up.
  private static let asOf = "2026-11"
  /// Those that were looked up first, then by field.
  public let professions: [Profession]

  /// What the product carries.
  public static let carried = Regulation(text: carriedText(allies_occupation_regulation()))

  /// - Parameter text: as Sources/COccupations/regulation.txt describes at its head.
  init(text: String) {
    var professions: [Profession] = []
    var sets: [String: [Province: Regulator]] = [:]
    var openSet: String?
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmedSpaces($0) }
      let provinces = cells[0].split(separator: " ").map { Province(rawValue: String($0)) }
      if cells.count == 1, cells[0].hasPrefix("bodies ") {
        openSet = String(cells[0].dropFirst("bodies ".count))
      } else if !provinces.isEmpty, !provinces.contains(nil) {
        for province in provinces.compactMap({ $0 }) {
          if let openSet {
            sets[openSet, default: [:]][province] = Self.regulator(cells, from: 1)
          } else if let last = professions.indices.last {
            Self.note(Array(cells.dropFirst()), of: province, in: &professions[last])
          }
        }
      } else if (4...5).contains(cells.count), let basis = Basis(rawValue: cells[3]) {
        openSet = nil
        let units = cells[2].split(separator: " ").compactMap { UnitCode($0) }
        professions.append(
          Profession(
            english: cells[0], french: cells[1], units: units, basis: basis,
            bodies: cells.count == 5 ? sets[cells[4]] ?? [:] : [:]))
      }
    }
    self.professions = professions
  }

  /// One line of a province below a profession: the status, and perhaps the body and its page.
  private static func note(_ cells: [String], of province: Province, in profession: inout Profession) {
    let written = (cells.first ?? "").split(separator: "@", maxSplits: 1).map(String.init)
    guard let word = written.first else { return }
    let body = regulator(cells, from: 1) ?? profession.bodies[province]
    if word == "required" || word == "open" {
      profession.sources[province] =
        written.count == 1 ? .lookedUp(asOf) : .list(written[1] == "undated" ? nil : written[1])
    }
    profession.statuses[province] =
      switch word {
      case "required", "required?": body.map(Status.required) ?? .unknown(nil)
      case "open": .notCompulsory(body)
      default: .unknown(body)
      }
  }

  private static func regulator(_ cells: [String], from place: Int) -> Regulator? {
    guard place < cells.count, !cells[place].isEmpty else { return nil }
    return Regulator(name: cells[place], page: place + 1 < cells.count ? cells[place + 1] : nil)
  }

  /// The regulated professions of a unit group that are known here; none does not mean that it is not regulated.
  public func professions(of unit: UnitCode) -> [Profession] {
    professions.filter { $0.units.contains(unit) }
  }
}

func trimmedSpaces(_ text: Substring) -> String {
  var text = text
  while text.first == " " { text.removeFirst() }
  while text.last == " " { text.removeLast() }
  return String(text)
}
