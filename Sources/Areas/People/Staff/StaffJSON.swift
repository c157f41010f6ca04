import Basics
import Mail
import Site

/// Who works here, as programs of administrators read it.
enum StaffJSON {
  static let members = JSONShape<[StaffMember]>(
    "Staff", Bilingual(en: "Who works here, or did", fr: "Qui travaille ou a travaillé ici"),
    JSONPart("staff", member.list) { $0 })

  static let member = JSONShape<StaffMember>(
    "StaffMember",
    Bilingual(en: "Somebody who works here, or did", fr: "Une personne qui travaille ou a travaillé ici"),
    JSONPart("id", .id()) { $0.person.id },
    JSONPart("given_name", .text) { $0.person.givenName },
    JSONPart("family_name", .text) { $0.person.familyName },
    JSONPart("email", .optional(.text)) { $0.email?.text },
    JSONPart("state", state) { $0.state },
    JSONPart(
      "invited_until", .optional(.moment),
      Bilingual(en: "Until when their link opens", fr: "Jusqu’à quand leur lien est valable")
    ) { $0.invitedUntil },
    JSONPart("roles", tenure.list) { $0.roles })

  private static let state = JSONShape<StaffMember.State>(
    .choice(["invited", "active", "closed", "without-account"])
  ) { state, json in
    switch state {
    case .invited: json.text("invited")
    case .active: json.text("active")
    case .closed: json.text("closed")
    case .withoutAccount: json.text("without-account")
    }
  }

  private static let tenure = JSONShape<StaffMember.Tenure>(
    "StaffTenure", Bilingual(en: "A role of the staff, and where", fr: "Un rôle dans l’équipe, et où"),
    JSONPart("appointment", .id()) { $0.held.appointment }, JSONPart("role", .word) { $0.held.role },
    JSONPart("keeper", .id()) { $0.held.keeper.id }, JSONPart("place", .bilingual) { $0.held.keeper.name },
    JSONPart("begun", .moment) { $0.begun }, JSONPart("ended", .optional(.moment)) { $0.ended })
}
