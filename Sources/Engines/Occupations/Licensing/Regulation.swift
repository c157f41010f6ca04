import COccupations

/// Which unit groups are licensed in which province, by whom, and where to read more.
///
/// Facts, each with how it is known: looked up on the pages of the bodies, as of `asOf`, or general knowledge that nobody has
/// looked up yet (`Profession.isConfirmed(in:)`). What is not listed is not known here: it is never a "no", since a
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
    fileprivate var confirmed: Set<Province> = []

    /// What is known of a province.
    public func status(in province: Province) -> Status {
      statuses[province] ?? .unknown(bodies[province])
    }

    /// True if the status in a province was looked up; false if it is general knowledge, or not known.
    public func isConfirmed(in province: Province) -> Bool { confirmed.contains(province) }

    /// The usual way to the licence.
    public var stages: [LicensingStage] { LicensingStage.stages(for: basis) }
  }

  /// When the confirmed facts were gathered: a month, as 2026-11.
  public static let asOf = "2026-11"
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
    guard let word = cells.first else { return }
    let body = regulator(cells, from: 1) ?? profession.bodies[province]
    if !word.hasSuffix("?"), word != "check" { profession.confirmed.insert(province) }
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
