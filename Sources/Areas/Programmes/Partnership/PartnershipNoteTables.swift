import Basics
import People
import Storage

/// What the tables of partnerships hold of people, why, and how long.
extension PartnershipTables {
  private static func common(_ person: Bilingual, isPart: Bool = true) -> [ColumnNote] {
    [
      ColumnNote("id", .technical, en: "stands for the row", fr: "désigne la ligne"),
      ColumnNote("person", .reference, en: person.en, fr: person.fr),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
    ]
      + (isPart
        ? [ColumnNote("partnership", .reference, en: "in which partnership", fr: "dans quel partenariat")]
        : [])
  }

  private static let newcomer = Bilingual(en: "the newcomer", fr: "la personne nouvellement arrivée")
  private static let recipient = Bilingual(en: "whom it is for", fr: "à qui c’est destiné")
  private static let party = ColumnNote(
    "party", .personal, en: "which of the two said it", fr: "laquelle des deux personnes l’a dit")
  private static let decidedFor = ColumnNote("decided_for", .technical, en: "who decided", fr: "qui a décidé")

  static let notes = [
    TableNote(
      "partnership_moves", kept: .always,
      ColumnNote("act", .technical, en: "what can be done", fr: "ce qui peut être fait"),
      ColumnNote("before", .technical, en: "in which state", fr: "dans quel état"),
      ColumnNote("after", .technical, en: "what comes of it", fr: "ce qui en résulte")),
    TableNote(
      "partnerships", kept: PeopleArea.untilErased,
      common(newcomer, isPart: false) + [
        ColumnNote("programme", .personal, en: "in which programme", fr: "dans quel programme"),
        ColumnNote("version", .technical, en: "how the programme worked then", fr: "version du programme"),
        ColumnNote("proposal", .reference, en: "what it began from", fr: "la proposition d’origine"),
        ColumnNote("professional", .reference, en: "the professional", fr: "la personne établie"), decidedFor,
        ColumnNote("state", .personal, en: "how far the two have come", fr: "où en sont les deux personnes"),
        ColumnNote("step", .technical, en: "how many things happened", fr: "nombre d’événements"),
        ColumnNote("begun", .personal, en: "when it began", fr: "quand il a commencé"),
        ColumnNote("begun_by", .reference, en: "who asked", fr: "qui a fait la demande"),
        ColumnNote("reached", .personal, en: "since when in this state", fr: "depuis quand dans cet état"),
        ColumnNote(
          "places", .technical, en: "how many people the professional meets", fr: "nombre de places"),
        ColumnNote("reasons_en", .sensitive, en: "why these two", fr: "pourquoi ces deux personnes"),
        ColumnNote("reasons_fr", .sensitive, en: "why these two", fr: "pourquoi ces deux personnes"),
        ColumnNote("closed", .personal, en: "when it ended", fr: "quand il a pris fin"),
        ColumnNote("closing", .sensitive, en: "why it ended", fr: "pourquoi il a pris fin"),
      ]),
    TableNote(
      "partnership_events", kept: PeopleArea.untilErased,
      common(newcomer) + [
        decidedFor, ColumnNote("number", .technical, en: "its place in the history", fr: "son rang"),
        ColumnNote("previous", .technical, en: "what came before", fr: "ce qui précède"),
        ColumnNote("act", .personal, en: "what happened", fr: "ce qui s’est passé"),
        ColumnNote("before", .personal, en: "in which state", fr: "dans quel état"),
        ColumnNote("after", .personal, en: "what came of it", fr: "ce qui en a résulté"),
        ColumnNote("at", .personal, en: "when", fr: "quand"), party,
        ColumnNote("noted_by", .reference, en: "who wrote it down", fr: "qui l’a noté"),
        ColumnNote("reason", .sensitive, en: "the reason", fr: "la raison"),
        ColumnNote("words", .sensitive, en: "in their own words", fr: "dans leurs mots"),
      ]),
    TableNote(
      "partnership_meetings", kept: PeopleArea.untilErased,
      common(newcomer) + [
        decidedFor, ColumnNote("planned", .personal, en: "when it is arranged for", fr: "date prévue"),
        ColumnNote(
          "settled", .personal, en: "when differing reports were settled", fr: "quand l’écart a été réglé"),
        ColumnNote("settled_minutes", .personal, en: "what counts", fr: "ce qui compte"),
        ColumnNote("settled_by", .reference, en: "who settled them", fr: "qui l’a réglé"),
      ]),
    TableNote(
      "meeting_reports", kept: PeopleArea.untilErased,
      common(newcomer) + [
        decidedFor, ColumnNote("meeting", .reference, en: "of which meeting", fr: "de quelle rencontre"),
        party,
        ColumnNote("met", .personal, en: "whether they met", fr: "si la rencontre a eu lieu"),
        ColumnNote("day", .personal, en: "on which day", fr: "quel jour"),
        ColumnNote("minutes", .personal, en: "how long", fr: "combien de temps"),
        ColumnNote("at", .personal, en: "when it was told", fr: "quand cela a été dit"),
        ColumnNote("noted_by", .reference, en: "who wrote it down", fr: "qui l’a noté"),
      ]),
    TableNote(
      "partnership_goals", kept: PeopleArea.untilErased,
      common(newcomer) + [
        decidedFor, ColumnNote("words", .sensitive, en: "what they want to reach", fr: "l’objectif visé"),
        ColumnNote("at", .personal, en: "since when", fr: "depuis quand"), party,
      ]),
    TableNote(
      "partnership_links", kept: PeopleArea.untilErased,
      common(recipient) + [
        ColumnNote(
          "digest", .technical, en: "finds the link, and opens nothing", fr: "retrouve le lien, sans l’ouvrir"
        ),
        party, ColumnNote("made", .personal, en: "when it was sent", fr: "quand il a été envoyé"),
        ColumnNote("expires", .technical, en: "until when it opens", fr: "jusqu’à quand il ouvre"),
        ColumnNote("used", .personal, en: "when something was done by it", fr: "quand il a servi"),
      ]),
    TableNote(
      "partnership_letters", kept: PeopleArea.untilErased,
      common(recipient) + [
        decidedFor, ColumnNote("occasion", .personal, en: "on which occasion", fr: "à quelle occasion"),
        ColumnNote(
          "message", .personal, en: "which message of the programme", fr: "quel message du programme"),
        ColumnNote("subject_en", .technical, en: "its subject", fr: "son objet"),
        ColumnNote("subject_fr", .technical, en: "its subject", fr: "son objet"),
        ColumnNote("at", .personal, en: "when it was written", fr: "quand il a été écrit"),
        ColumnNote(
          "letter", .technical, en: "which letter it is; nothing where there was no address",
          fr: "quelle lettre; rien sans adresse"),
      ]),
  ]
}
