import Basics
import Site

/// The forms of administrators.
enum StaffFormPage {
  static func invitation(_ frame: Frame, _ fill: FormFill, _ places: [Keeper]) -> HTML {
    page(
      frame, Bilingual(en: "Invite somebody to work here", fr: "Inviter quelqu’un à travailler ici"),
      StaffForm.invitation(places).html(
        frame, to: "/staff/invitations", filled: fill, send: Bilingual(en: "Invite", fr: "Inviter"),
        keepsDrafts: false))
  }

  static func role(_ frame: Frame, _ fill: FormFill, _ member: StaffMember, _ places: [Keeper]) -> HTML {
    let title = Bilingual(
      en: "Another role for \(member.person.name)", fr: "Un autre rôle pour \(member.person.name)")
    return page(
      frame, title,
      StaffForm.newRole(places).html(
        frame, to: "/staff/\(member.person.id.description)/roles", filled: fill,
        send: Bilingual(en: "Give this role", fr: "Donner ce rôle"), keepsDrafts: false))
  }

  static func agency(_ frame: Frame, _ fill: FormFill) -> HTML {
    page(
      frame, Bilingual(en: "Add an agency", fr: "Ajouter un organisme"),
      StaffForm.agency.html(
        frame, to: "/staff/agencies", filled: fill, send: Bilingual(en: "Add it", fr: "L’ajouter"),
        keepsDrafts: false))
  }

  private static func page(_ frame: Frame, _ title: Bilingual, _ form: HTML) -> HTML {
    var frame = frame.titled(title)
    frame.breadcrumbs = [NavigationEntry(Bilingual(en: "Who works here", fr: "Qui travaille ici"), "/staff")]
    return Layout.page(frame, body: "<h1>\(frame.voice(title))</h1>\n\(form)")
  }
}
