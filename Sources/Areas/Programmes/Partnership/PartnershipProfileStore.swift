import Basics
import People
import Site
import Storage

/// What one of the two sees of the other before both have said yes: what they do and hope for, and nothing by which they could be
/// found: no name, no address, no employer.
struct PartnershipProfile: Sendable {
  let profile: Profile

  /// Nil where the record may not be read any more: the consent was taken back.
  init?(
    of person: Person?, for partnership: Partnership, today: LocalDate, _ connection: Connection,
    at now: Moment
  )
    throws
  {
    guard let person else { return nil }
    // The record is read as whoever decided may read it: by their own keeping, or by a consent that is in force now.
    let reader = Access(
      person: partnership.begunBy ?? person.id, role: .coach, keeper: partnership.decidedFor,
      council: partnership.council, now: now)
    let readable: Filter = [
      "p.id = \(person.id)", "(\(reader.kept(in: "p")) OR \(reader.consented("p.id", for: .matching)))",
    ]
    guard try connection.row("SELECT 1 FROM people p \(where: readable)") != nil else { return nil }
    let values =
      try ProfileStore(connection, reader).current(of: [person.id], for: .matching)[person.id] ?? []
    profile = Profile(person, values: values, today: today)
  }

  /// Without names: also of those whom they would like to work for.
  func facts(_ voice: Voice) -> Facts {
    func words(_ terms: [Term]) -> String? {
      let text = DeskPersonPage.words(terms, voice)
      return text.isEmpty ? nil : text
    }
    let occupation = OccupationCoding.title(of: profile.occupation) ?? Bilingual(same: profile.occupation)
    var facts: [Facts.Fact] = [
      .text(
        Bilingual(en: "Occupation", fr: "Profession"), profile.occupation.isEmpty ? nil : voice(occupation))
    ]
    let others: [(Bilingual, String?)] = [
      (
        Bilingual(en: "Years in the field", fr: "Années d’expérience"),
        profile.years.map { voice.number($0) }
      ),
      (Bilingual(en: "Education", fr: "Formation"), words(profile.education)),
      (Bilingual(en: "Licence", fr: "Permis d’exercice"), words(profile.licence)),
      (Bilingual(en: "Languages", fr: "Langues"), words(profile.languages)),
      (Bilingual(en: "City", fr: "Ville"), words(profile.city)),
      (Bilingual(en: "Hopes for", fr: "Souhaits"), words(profile.goals)),
      (Bilingual(en: "Meets", fr: "Type de rencontre"), words(profile.modes)),
      (Bilingual(en: "Has time", fr: "Disponibilités"), words(profile.availability)),
    ]
    for (term, text) in others { if let text { facts.append(.text(term, text)) } }
    return Facts(facts)
  }
}
