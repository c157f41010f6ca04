import Basics
import Storage

/// Organisations and who speaks for them: of a council, and open to all who work in it.
enum OrganisationTables {
  static let migrations = [
    Migration("organisations/0001 organisations", organisations + walls),
    Migration("organisations/0002 search", OrganisationStore.search.creation),
    Migration(
      "organisations/0003 search behind the wall",
      OrganisationStore.search.spreading
        + Wall.guarding(OrganisationStore.search.rows, seen: "scope = \(Wall.setting("'council'"))")
        + Wall.guarding(
          "organisations_search",
          seen: "EXISTS (SELECT 1 FROM organisations o WHERE o.id = organisations_search.id)")),
  ]

  private static let organisations: [SQL] = [
    """
    CREATE TABLE organisations (
      id \(.integer) PRIMARY KEY,
      council \(.integer) NOT NULL REFERENCES keepers (id),
      kind \(.text) NOT NULL CONSTRAINT organisations_kind CHECK (kind IN ('employer', 'agency', 'school',
        'assessment-centre', 'union', 'professional-association', 'immigrant-professional-association',
        'employer-association', 'government')),
      name \(.text) NOT NULL CONSTRAINT organisations_name CHECK (name <> ''),
      sort_name \(.text) NOT NULL,
      other_name \(.text),
      city \(.text) NOT NULL,
      industry \(.text),
      size \(.text),
      website \(.text),
      about \(.text),
      added \(.integer) NOT NULL,
      CONSTRAINT organisations_of_council UNIQUE (id, council)) \(.strict)
    """,
    // Two who write the same name down at once write it once.
    "CREATE UNIQUE INDEX organisations_once ON organisations (council, kind, sort_name, city)",
    """
    CREATE TABLE organisation_sites (
      id \(.integer) PRIMARY KEY,
      organisation \(.integer) NOT NULL,
      council \(.integer) NOT NULL,
      name \(.text) NOT NULL,
      street \(.text),
      city \(.text) NOT NULL,
      postal_code \(.text),
      FOREIGN KEY (organisation, council) REFERENCES organisations (id, council) ON DELETE CASCADE) \(.strict)
    """,
    "CREATE INDEX organisation_sites_of ON organisation_sites (organisation)",
    """
    CREATE TABLE contacts (
      id \(.integer) PRIMARY KEY,
      organisation \(.integer) NOT NULL,
      council \(.integer) NOT NULL,
      name \(.text) NOT NULL CONSTRAINT contacts_name CHECK (name <> ''),
      title \(.text),
      email \(.text),
      telephone \(.text),
      language \(.text) CONSTRAINT contacts_language CHECK (language IN ('en', 'fr')),
      begun \(.integer) NOT NULL,
      ended \(.integer) CONSTRAINT contacts_span CHECK (ended >= begun),
      CONSTRAINT contacts_of_council UNIQUE (id, council),
      FOREIGN KEY (organisation, council) REFERENCES organisations (id, council) ON DELETE CASCADE) \(.strict)
    """,
    "CREATE INDEX contacts_of ON contacts (organisation, ended)",
    """
    CREATE TABLE seats (
      id \(.integer) PRIMARY KEY,
      contact \(.integer) NOT NULL,
      council \(.integer) NOT NULL,
      body \(.text) NOT NULL CONSTRAINT seats_body CHECK (body <> ''),
      is_chair \(.integer) NOT NULL CONSTRAINT seats_chair CHECK (is_chair IN (0, 1)),
      alternate \(.text),
      begun \(.integer) NOT NULL,
      ended \(.integer) CONSTRAINT seats_span CHECK (ended >= begun),
      FOREIGN KEY (contact, council) REFERENCES contacts (id, council) ON DELETE CASCADE) \(.strict)
    """,
    // Nobody sits at one table twice.
    "CREATE UNIQUE INDEX seats_once ON seats (contact, body) WHERE ended IS NULL",
    "CREATE INDEX seats_council ON seats (council, ended)",
  ]

  private static let walls: [SQL] =
    Wall.guarding("organisations", seen: Access.sharedRow)
    + Wall.guarding("organisation_sites", seen: Access.sharedRow)
    + Wall.guarding("contacts", seen: Access.sharedRow) + Wall.guarding("seats", seen: Access.sharedRow)

  private static let untilGone = TableNote.Retention.until(
    Bilingual(en: "the organisation is removed", fr: "le retrait de l’organisation"))
  private static let afterLeaving = TableNote.Retention.days(
    730, after: Bilingual(en: "somebody stops speaking for it", fr: "le départ de la personne"))

  static let notes = [
    TableNote(
      "organisations", kept: untilGone,
      ColumnNote("id", .technical, en: "stands for the organisation", fr: "désigne l’organisation"),
      ColumnNote(
        "council", .technical, en: "whose directory it is in", fr: "répertoire dont elle fait partie"),
      ColumnNote("kind", .technical, en: "what kind it is", fr: "de quel genre elle est"),
      ColumnNote("name", .technical, en: "to find it", fr: "pour la trouver"),
      ColumnNote("sort_name", .technical, en: "to list it", fr: "pour la classer"),
      ColumnNote("other_name", .technical, en: "to find it", fr: "pour la trouver"),
      ColumnNote("city", .technical, en: "to find it", fr: "pour la trouver"),
      ColumnNote("industry", .technical, en: "to match occupations", fr: "pour rapprocher les professions"),
      ColumnNote("size", .technical, en: "to compare employers", fr: "pour comparer les employeurs"),
      ColumnNote("website", .technical, en: "to read about it", fr: "pour se renseigner"),
      ColumnNote("about", .technical, en: "to know it", fr: "pour la connaître"),
      ColumnNote("added", .technical, en: "since when it is listed", fr: "depuis quand elle y figure")),
    TableNote(
      "organisations_search", kept: untilGone,
      ColumnNote("id", .technical, en: "stands for the organisation", fr: "désigne l’organisation"),
      ColumnNote(
        "words", .technical, en: "to find it by how words begin", fr: "pour la trouver par le début des mots")
    ),
    TableNote(
      "organisation_sites", kept: untilGone,
      ColumnNote("id", .technical, en: "stands for the site", fr: "désigne l’établissement"),
      ColumnNote("organisation", .technical, en: "whose it is", fr: "à qui il est"),
      ColumnNote("council", .technical, en: "whose directory it is in", fr: "répertoire dont il fait partie"),
      ColumnNote("name", .technical, en: "what it is called", fr: "son nom"),
      ColumnNote("street", .technical, en: "to go there", fr: "pour s’y rendre"),
      ColumnNote("city", .technical, en: "to go there", fr: "pour s’y rendre"),
      ColumnNote("postal_code", .technical, en: "to write there", fr: "pour y écrire")),
    TableNote(
      "contacts", kept: afterLeaving,
      ColumnNote("id", .reference, en: "stands for the contact", fr: "désigne le contact"),
      ColumnNote(
        "organisation", .technical, en: "for whom they speak", fr: "au nom de qui la personne parle"),
      ColumnNote("council", .technical, en: "whose directory it is in", fr: "répertoire dont il fait partie"),
      ColumnNote("name", .personal, en: "to ask for them", fr: "pour la joindre"),
      ColumnNote("title", .personal, en: "what they do there", fr: "sa fonction"),
      ColumnNote("email", .personal, en: "to write to them at work", fr: "pour lui écrire au travail"),
      ColumnNote("telephone", .personal, en: "to call them at work", fr: "pour l’appeler au travail"),
      ColumnNote("language", .personal, en: "to write in their language", fr: "pour écrire dans sa langue"),
      ColumnNote("begun", .technical, en: "since when", fr: "depuis quand"),
      ColumnNote("ended", .technical, en: "until when", fr: "jusqu’à quand")),
    TableNote(
      "seats", kept: afterLeaving,
      ColumnNote("id", .technical, en: "stands for the seat", fr: "désigne le siège"),
      ColumnNote("contact", .reference, en: "who holds it", fr: "qui l’occupe"),
      ColumnNote("council", .technical, en: "of which council", fr: "de quel conseil"),
      ColumnNote("body", .technical, en: "at which table", fr: "à quelle table"),
      ColumnNote("is_chair", .personal, en: "whether they chair it", fr: "si la personne la préside"),
      ColumnNote("alternate", .personal, en: "who comes instead", fr: "qui la remplace"),
      ColumnNote("begun", .technical, en: "since when", fr: "depuis quand"),
      ColumnNote("ended", .technical, en: "until when", fr: "jusqu’à quand")),
  ]
}
