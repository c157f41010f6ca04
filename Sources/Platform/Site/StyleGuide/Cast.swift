import Basics

/// The people of every test and every sample, and the pages they would find.
enum Cast {
  struct Newcomer: Sendable {
    let name: String
    let occupation: Bilingual
    let from: String
    let city: String
    let arrived: LocalDate?
    let days: Int?
    let state: State
  }

  enum State: Int, Sendable, CaseIterable {
    case waiting, proposed, meeting, met, ended

    var badge: Badge {
      switch self {
      case .waiting: Badge(Bilingual(en: "Waiting", fr: "En attente"), .warm, tie: .alone)
      case .proposed: Badge(Bilingual(en: "Proposed", fr: "Proposé"), .quiet, tie: .proposed)
      case .meeting: Badge(Bilingual(en: "Meeting", fr: "En rencontre"), .cool, tie: .joined)
      case .met: Badge(Bilingual(en: "Complete", fr: "Terminé"), .good, tie: .complete)
      case .ended: Badge(Bilingual(en: "Ended early", fr: "Interrompu"), .quiet, tie: .apart)
      }
    }
  }

  static let today = LocalDate(daysSince1970: 20_779)

  /// So many days after today, or before.
  static func day(_ ahead: Int32) -> LocalDate { LocalDate(daysSince1970: today.daysSince1970 + ahead) }

  static let newcomers: [Newcomer] = [
    Newcomer(
      name: "Amina Belaïd", occupation: Bilingual(en: "Civil engineer", fr: "Ingénieure civile"),
      from: "Alger",
      city: "Halifax", arrived: LocalDate(year: 2025, month: 11, day: 3), days: 312, state: .waiting),
    Newcomer(
      name: "Bao Nguyễn", occupation: Bilingual(en: "Accountant", fr: "Comptable"), from: "Hà Nội",
      city: "Montréal", arrived: LocalDate(year: 2026, month: 2, day: 1), days: 96, state: .proposed),
    Newcomer(
      name: "Chidi Okafor", occupation: Bilingual(en: "Registered nurse", fr: "Infirmier autorisé"),
      from: "Lagos",
      city: "Halifax", arrived: nil, days: 41, state: .meeting),
    Newcomer(
      name: "Daniela Rojas", occupation: Bilingual(en: "Software developer", fr: "Développeuse de logiciels"),
      from: "Bogotá", city: "Winnipeg", arrived: LocalDate(year: 2026, month: 8, day: 21), days: nil,
      state: .met),
  ]

  /// What the server would have put around the page of somebody who is signed in.
  static func framed(_ frame: Frame) -> Frame {
    var frame = frame
    if frame.navigation.isEmpty {
      frame.navigation = [
        NavigationEntry(Bilingual(en: "Match desk", fr: "Jumelages"), "/desk"),
        NavigationEntry(Bilingual(en: "People", fr: "Personnes"), "/people"),
        NavigationEntry(Bilingual(en: "Employers", fr: "Employeurs"), "/employers"),
        NavigationEntry(Bilingual(en: "Outcomes", fr: "Résultats"), "/outcomes"),
        NavigationEntry(
          Bilingual(en: "Style guide", fr: "Guide de style"), Address(local: frame.address.path) ?? "/"),
      ]
    }
    frame.breadcrumbs = [
      NavigationEntry(Bilingual(same: "Halifax"), "/"),
      NavigationEntry(Bilingual(en: "About Allies", fr: "À propos d’Allies"), "/about"),
    ]
    frame.signedIn = frame.signedIn ?? SignedIn(name: "Imani", account: "/account", leave: "/session/end")
    frame.csrfToken = frame.csrfToken ?? "0"
    return frame
  }
}
