import Basics
import Site
import Storage

/// What stands beside a record: notes, tags, roles.
enum RecordRoutes {
  static func declare(_ routes: inout Routes) {
    routes.form(
      RecordForm.note, at: "people/:person/notes/new", sentTo: "people/:person/notes", for: .records,
      says: Bilingual(en: "Write a note", fr: "Rédiger une note")
    ) { visit, fill in
      PersonFormPage.note(visit.frame(hasForm: true), try await visit.person(), fill)
    } take: { visit, note in
      let access = try visit.access
      let person = try await visit.person()
      try await visit.database.write { connection in
        _ = try NoteStore(connection, access).add(note.text, note.visibility, of: person.id)
      }
      return visit.see(person.id, at: "notes")
    }
    routes.post(
      "people/:person/notes/:note/removal", for: .records,
      use: .doing(Bilingual(en: "Remove a note of one’s own", fr: "Retirer une note que l’on a rédigée"))
    ) { visit in
      let access = try visit.access
      let person = try await visit.person()
      let note = try visit.parameter("note", as: ID<Note>.self)
      let isTheirs = try await visit.database.write { try NoteStore($0, access).remove(note, of: person.id) }
      guard isTheirs else {
        throw Refusal(
          .missing, en: "There is no such note of yours. Only whoever wrote a note may remove it.",
          fr: "Il n’y a pas de telle note de vous. Seule la personne qui a écrit une note peut la retirer.")
      }
      return visit.see(person.id, at: "notes")
    }
    routes.form(
      RecordForm.tag, at: "people/:person/tags/new", sentTo: "people/:person/tags", for: .records,
      says: Bilingual(en: "Add a tag", fr: "Ajouter une étiquette")
    ) { visit, fill in
      PersonFormPage.tag(visit.frame(hasForm: true), try await visit.person(), fill)
    } take: { visit, name in
      let access = try visit.access
      let person = try await visit.person()
      try await visit.database.write { try TagStore($0, access).add(name, to: person.id) }
      return visit.see(person.id, at: "tags")
    }
    routes.post(
      "people/:person/tags/:tag/removal", for: .records,
      use: .doing(Bilingual(en: "Remove a tag", fr: "Retirer une étiquette"))
    ) { visit in
      let access = try visit.access
      let person = try await visit.person()
      let tag = try visit.parameter("tag", as: ID<Tag>.self)
      try await visit.database.write { try TagStore($0, access).remove(tag, from: person.id) }
      return visit.see(person.id, at: "tags")
    }
    routes.form(
      RecordForm.role, at: "people/:person/roles/new", sentTo: "people/:person/roles", for: .records,
      says: Bilingual(en: "Begin another role", fr: "Ajouter un rôle")
    ) { visit, fill in
      PersonFormPage.role(visit.frame(hasForm: true), try await visit.person(), fill)
    } take: { visit, role in
      let access = try visit.access
      let person = try await visit.person()
      guard role.keepers.contains(access.isOfCouncil ? .council : .agency) else {
        throw FormMessages(
          RecordForm.roleName, en: "People are this to a council, not to an agency",
          fr: "On l’est auprès d’un conseil, non d’un organisme")
      }
      try await visit.database.write { try TenureStore($0, access).begin(role, of: person.id) }
      return visit.see(person.id, at: "roles")
    }
    routes.post(
      "people/:person/roles/:role/end", for: .records,
      use: .doing(Bilingual(en: "End a role", fr: "Mettre fin à un rôle"))
    ) { visit in
      let access = try visit.access
      let person = try await visit.person()
      let role = try visit.parameter("role", as: ID<Appointment>.self)
      try await visit.database.write { try TenureStore($0, access).end(role, of: person.id) }
      return visit.see(person.id, at: "roles")
    }
  }
}
