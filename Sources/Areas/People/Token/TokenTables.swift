import Basics
import Storage

/// Tokens of programs, each of one person in one role. Of what opens, only a digest is kept.
enum TokenTables {
  static let migrations = [
    Migration(
      "tokens/0001 tokens",
      [
        """
        CREATE TABLE access_tokens (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL REFERENCES accounts (person) ON DELETE CASCADE,
          appointment \(.integer) NOT NULL REFERENCES appointments (id) ON DELETE CASCADE,
          name \(.text) NOT NULL CONSTRAINT access_tokens_name CHECK (name <> ''),
          scopes \(.text) NOT NULL,
          digest \(.text) NOT NULL CONSTRAINT access_tokens_digest UNIQUE,
          made \(.integer) NOT NULL,
          expires \(.integer) NOT NULL,
          used \(.integer)) \(.strict)
        """,
        "CREATE INDEX access_tokens_person ON access_tokens (person, id)",
        "CREATE INDEX access_tokens_expires ON access_tokens (expires)",
      ] + Wall.guarding("access_tokens", seen: Access.ownRow))
  ]

  static let notes = [
    TableNote(
      "access_tokens",
      kept: .until(
        Bilingual(
          en: "its time is over, or its owner, an administrator or the end of the role ends it",
          fr: "la fin de son délai, ou sa révocation par la personne, l’administration ou la fin du rôle")),
      ColumnNote("id", .technical, en: "stands for the token", fr: "désigne le jeton"),
      ColumnNote("person", .reference, en: "as whom it acts", fr: "pour qui il agit"),
      ColumnNote("appointment", .technical, en: "in which role", fr: "à quel titre"),
      ColumnNote("name", .personal, en: "to tell it from others", fr: "pour le distinguer des autres"),
      ColumnNote("scopes", .technical, en: "what it lets through", fr: "ce qu’il permet"),
      ColumnNote("digest", .sensitive, en: "to know the token again", fr: "pour reconnaître le jeton"),
      ColumnNote("made", .technical, en: "since when there is one", fr: "depuis quand il existe"),
      ColumnNote("expires", .technical, en: "until when it opens", fr: "jusqu’à quand il ouvre"),
      ColumnNote("used", .personal, en: "the last day it was used", fr: "dernier jour d’utilisation"))
  ]
}
