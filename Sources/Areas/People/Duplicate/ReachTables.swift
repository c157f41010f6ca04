import Basics
import Storage

/// Keyed digests of the addresses and numbers of all people, by which a record is found again without being read.
enum ReachTables {
  static let migrations = [
    Migration(
      "profile/0002 reaches",
      [
        // One key an installation, made when it is first needed.
        """
        CREATE TABLE reach_keys (
          id \(.integer) PRIMARY KEY CONSTRAINT reach_keys_one CHECK (id = 1),
          key \(.bytes) NOT NULL) \(.strict)
        """,
        """
        CREATE TABLE reach_digests (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          kind \(.text) NOT NULL CONSTRAINT reach_digests_kind CHECK (kind IN ('email', 'telephone')),
          digest \(.bytes) NOT NULL,
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        "CREATE INDEX reach_digests_digest ON reach_digests (digest, council, keeper)",
        "CREATE INDEX reach_digests_person ON reach_digests (person)",
      ] + Wall.guarding("reach_digests", seen: Access.keptRow))
  ]

  static let notes = [
    TableNote(
      "reach_keys", kept: .always,
      ColumnNote("id", .technical, en: "always 1", fr: "toujours 1"),
      ColumnNote(
        "key", .technical, en: "makes digests that others cannot", fr: "rend les empreintes inimitables")),
    TableNote(
      "reach_digests", kept: NetworkTables.untilErased,
      ColumnNote("id", .technical, en: "stands for the digest", fr: "désigne l’empreinte"),
      ColumnNote(
        "person", .reference, en: "whose address or number it is", fr: "à qui est l’adresse ou le numéro"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("kind", .technical, en: "address or number", fr: "adresse ou numéro"),
      ColumnNote(
        "digest", .personal, en: "to find a second record of a person", fr: "pour trouver un second dossier")),
  ]
}
