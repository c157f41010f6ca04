import Basics
import People
import Storage

enum RecommendationTables {
  // A branch is one step deeper than what it hangs on, and a name stands once in a tree: so none can loop.
  static let migrations = [
    Migration(
      "recommendations/0001 recommendations",
      [
        """
        INSERT INTO partnership_moves (act, before, after)
        VALUES ('recommendation', 'introduced', 'introduced'), ('recommendation', 'active', 'active')
        """,
        """
        CREATE TABLE recommendations (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          partnership \(.integer) NOT NULL REFERENCES partnerships (id) ON DELETE CASCADE,
          decided_for \(.integer) NOT NULL REFERENCES keepers (id),
          parent \(.integer),
          depth \(.integer) NOT NULL CONSTRAINT recommendations_depth CHECK (depth BETWEEN 1 AND 4),
          above \(.integer) CONSTRAINT recommendations_above CHECK ((above IS NULL) = (parent IS NULL)
            AND (above IS NULL) = (depth = 1) AND above = depth - 1),
          name \(.text) NOT NULL CONSTRAINT recommendations_name CHECK (name <> ''),
          name_key \(.text) NOT NULL,
          stage \(.text) NOT NULL CONSTRAINT recommendations_stage CHECK (stage IN ('promised', 'made', 'met')),
          at \(.integer) NOT NULL,
          party \(.text) CONSTRAINT recommendations_party CHECK (party IN ('newcomer', 'professional')),
          noted_by \(.integer) REFERENCES people (id),
          CONSTRAINT recommendations_place UNIQUE (partnership, id, depth),
          CONSTRAINT recommendations_once UNIQUE (partnership, name_key),
          FOREIGN KEY (partnership, parent, above) REFERENCES recommendations (partnership, id, depth) ON DELETE CASCADE,
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
      ] + Wall.guarding("recommendations", seen: PartnershipTables.ofWhoeverDecided))
  ]

  static let notes = [
    TableNote(
      "recommendations", kept: PeopleArea.untilErased,
      ColumnNote("id", .technical, en: "stands for the recommendation", fr: "désigne la recommandation"),
      ColumnNote("person", .reference, en: "the newcomer", fr: "la personne nouvellement arrivée"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("partnership", .reference, en: "in which partnership", fr: "dans quel partenariat"),
      ColumnNote("decided_for", .technical, en: "who decided", fr: "qui a décidé"),
      ColumnNote("parent", .reference, en: "who named them", fr: "qui l’a nommée"),
      ColumnNote("depth", .technical, en: "how many steps from the professional", fr: "nombre d’étapes"),
      ColumnNote("above", .technical, en: "the step above", fr: "l’étape précédente"),
      ColumnNote("name", .personal, en: "who it is, as it was written", fr: "de qui il s’agit, tel qu’écrit"),
      ColumnNote("name_key", .personal, en: "the same, to compare", fr: "la même chose, pour comparer"),
      ColumnNote("stage", .personal, en: "how far it got", fr: "où cela en est"),
      ColumnNote("at", .personal, en: "since when", fr: "depuis quand"),
      ColumnNote(
        "party", .personal, en: "which of the two said it", fr: "laquelle des deux personnes l’a dit"),
      ColumnNote("noted_by", .reference, en: "who wrote it down", fr: "qui l’a noté"))
  ]
}
