import Basics

/// What happens with a record, as its timeline tells it. Each part of the area adds its kinds here, so that a timeline can
/// name all of them.
extension HappeningKind {
  package static let changed = HappeningKind("changed", en: "Record changed", fr: "Dossier modifié")
  package static let profileChanged = HappeningKind(
    "profile-changed", en: "Profile brought up to date", fr: "Profil mis à jour")
  package static let verified = HappeningKind(
    "verified", en: "A statement verified", fr: "Une information vérifiée")
  package static let coded = HappeningKind(
    "coded", en: "Occupation coded", fr: "Profession codée")
  package static let noted = HappeningKind("noted", en: "Note written", fr: "Note rédigée")
  package static let noteTaken = HappeningKind("note-removed", en: "Note removed", fr: "Note retirée")
  package static let tagged = HappeningKind("tagged", en: "Tag added", fr: "Étiquette ajoutée")
  package static let untagged = HappeningKind("untagged", en: "Tag removed", fr: "Étiquette retirée")
  package static let roleGiven = HappeningKind("role-given", en: "Role begun", fr: "Rôle commencé")
  package static let roleEnded = HappeningKind("role-ended", en: "Role ended", fr: "Rôle terminé")
  package static let merged = HappeningKind(
    "merged", en: "Merged with a second record of the same person",
    fr: "Réuni avec un second dossier de la même personne")
  package static let unmerged = HappeningKind(
    "unmerged", en: "A merge undone: two records again", fr: "Réunion annulée : deux dossiers de nouveau")
  package static let imported = HappeningKind(
    "imported", en: "Taken up from a list", fr: "Repris d’une liste")

  package static let joinedProgramme = HappeningKind(
    "programme-joined", en: "Taken into a programme", fr: "Admission à un programme")
  package static let stageReached = HappeningKind(
    "programme-stage", en: "Another stage in a programme", fr: "Nouvelle étape dans un programme")
  package static let leftProgramme = HappeningKind(
    "programme-left", en: "Left a programme", fr: "Sortie d’un programme")
  package static let proposed = HappeningKind(
    "proposed", en: "Proposed for a meeting", fr: "Proposition de rencontre")
  package static let proposalTakenBack = HappeningKind(
    "proposal-taken-back", en: "A proposal taken back", fr: "Proposition retirée")
  package static let pairLocked = HappeningKind(
    "pair-locked", en: "A pair locked for the next round", fr: "Jumelage verrouillé pour le prochain cycle")
  package static let pairExcluded = HappeningKind(
    "pair-excluded", en: "A pair excluded", fr: "Jumelage exclu")
  package static let pairFreed = HappeningKind(
    "pair-freed", en: "A lock or an exclusion lifted", fr: "Verrou ou exclusion levé")

  package static let partnershipAsked = HappeningKind(
    "partnership-asked", en: "Asked for a partnership", fr: "Demande de partenariat")
  package static let introducedToPartner = HappeningKind(
    "introduced", en: "Introduced to each other", fr: "Mise en relation")
  package static let metPartner = HappeningKind("met", en: "A meeting told of", fr: "Rencontre signalée")
  package static let partnershipClosed = HappeningKind(
    "partnership-closed", en: "A partnership ended", fr: "Fin d’un partenariat")

  /// All that a timeline may hold.
  package static let all: [HappeningKind] = [
    added, changed, profileChanged, verified, coded, noted, noteTaken, tagged, untagged, roleGiven, roleEnded,
    merged, unmerged, imported, joinedProgramme, stageReached, leftProgramme, proposed, proposalTakenBack,
    pairLocked, pairExcluded, pairFreed, partnershipAsked, introducedToPartner, metPartner, partnershipClosed,
    consentGiven, consentWithdrawn, linkSent, referralSent,
    referralWithdrawn, referralAccepted, referralDeclined, referralReturned, recordMoved, correctionAsked,
    correctionDecided,
  ]
}
