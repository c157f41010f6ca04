import Basics
import Occupations

/// A province or territory as people write it: "NS", "nova scotia", "Nouvelle-Écosse", "PEI".
struct WrittenProvince {
  private let written: String

  init(_ text: String) { written = text }

  /// Names in both languages, and the letters people use, as `folded` leaves them.
  private static let names: [(name: String, province: Regulation.Province)] = [
    ("british columbia", .BC), ("colombie britannique", .BC), ("c b", .BC), ("cb", .BC),
    ("alberta", .AB), ("alb", .AB), ("saskatchewan", .SK), ("sask", .SK), ("manitoba", .MB),
    ("ontario", .ON), ("ont", .ON), ("quebec", .QC), ("que", .QC), ("pq", .QC),
    ("new brunswick", .NB), ("nouveau brunswick", .NB), ("nova scotia", .NS), ("nouvelle ecosse", .NS),
    ("ne", .NS), ("prince edward island", .PE), ("ile du prince edouard", .PE), ("pei", .PE), ("ipe", .PE),
    ("newfoundland and labrador", .NL), ("newfoundland", .NL), ("terre neuve et labrador", .NL),
    ("terre neuve", .NL), ("labrador", .NL), ("tnl", .NL), ("nfld", .NL), ("yukon", .YT), ("yk", .YT),
    ("northwest territories", .NT), ("territoires du nord ouest", .NT), ("nwt", .NT), ("tno", .NT),
    ("nunavut", .NU),
  ]

  func province() throws -> Regulation.Province {
    let asked = folded(written)
    if let province = Regulation.Province.allCases.first(where: { folded($0.rawValue) == asked }) {
      return province
    }
    if let known = Self.names.first(where: { $0.name == asked }) { return known.province }
    let letters = Regulation.Province.allCases.map(\.rawValue).joined(separator: ", ")
    let near = nearest(to: written, among: Self.names.map(\.name).filter { $0.utf8.count > 4 })
    let meant = near.flatMap { near in Self.names.first { $0.name == near }?.province.rawValue }
    throw Refusal(
      .request,
      en: "“\(written)” is no province or territory. "
        + (meant.map { "Did you mean \($0)?" } ?? "Write one of \(letters)."),
      fr: "« \(written) » n’est ni une province ni un territoire. "
        + (meant.map { "Vouliez-vous dire \($0) ?" } ?? "Écrivez un de ces codes : \(letters)."))
  }
}
