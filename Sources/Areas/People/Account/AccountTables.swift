import Basics
import Storage

/// Accounts of the staff, and what they sign in with. Of whatever would open an account only digests and hashes are kept, but for
/// what codes are made from, which nothing can be made from otherwise.
///
/// An account belongs to a person and not to the keeper of their record: they keep it when the record goes to another keeper, and
/// while they have roles at several. So the second wall lets nobody see one but the person themselves; signing in, and the pages
/// of administrators, go around it by name.
enum AccountTables {
  static let migrations = [
    Migration("accounts/0001 accounts", accounts + tickets + factors + behindTheWall),
    // Names nobody: it stands behind no wall, and says only that an answer has been given.
    Migration(
      "accounts/0002 used challenges",
      "CREATE TABLE used_challenges (digest \(.text) PRIMARY KEY, used \(.integer) NOT NULL) \(.strict)"),
  ]

  private static let accounts: [SQL] = [
    """
    CREATE TABLE accounts (
      person \(.integer) PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
      email \(.text) NOT NULL,
      email_key \(.text) NOT NULL CONSTRAINT accounts_email UNIQUE,
      password \(.text),
      one_time_code \(.text),
      one_time_step \(.integer),
      closed \(.integer),
      added \(.integer) NOT NULL) \(.strict)
    """
  ]

  private static let tickets: [SQL] = [
    """
    CREATE TABLE account_tickets (
      digest \(.text) PRIMARY KEY,
      kind \(.text) NOT NULL CONSTRAINT account_tickets_kind CHECK (kind IN ('invitation', 'recovery', 'second-step')),
      person \(.integer) NOT NULL REFERENCES accounts (person) ON DELETE CASCADE,
      expires \(.integer) NOT NULL,
      used \(.integer),
      tries \(.integer) NOT NULL) \(.strict)
    """,
    "CREATE INDEX account_tickets_person ON account_tickets (person, kind)",
    "CREATE INDEX account_tickets_expires ON account_tickets (expires)",
  ]

  private static let factors: [SQL] = [
    """
    CREATE TABLE recovery_codes (
      person \(.integer) NOT NULL REFERENCES accounts (person) ON DELETE CASCADE,
      digest \(.text) NOT NULL,
      PRIMARY KEY (person, digest)) \(.strict)
    """,
    """
    CREATE TABLE passkeys (
      id \(.text) PRIMARY KEY,
      person \(.integer) NOT NULL REFERENCES accounts (person) ON DELETE CASCADE,
      key \(.text) NOT NULL,
      sign_count \(.integer) NOT NULL,
      is_backed_up \(.integer) NOT NULL CONSTRAINT passkeys_backed_up CHECK (is_backed_up IN (0, 1)),
      name \(.text) NOT NULL,
      added \(.integer) NOT NULL,
      used \(.integer)) \(.strict)
    """,
    "CREATE INDEX passkeys_person ON passkeys (person, added)",
  ]

  private static let behindTheWall: [SQL] =
    Wall.guarding("accounts", seen: Access.ownRow) + Wall.guarding("account_tickets", seen: Access.ownRow)
    + Wall.guarding("recovery_codes", seen: Access.ownRow) + Wall.guarding("passkeys", seen: Access.ownRow)

  static let notes: [TableNote] = [
    TableNote(
      "accounts", kept: NetworkTables.untilErased,
      ColumnNote("person", .reference, en: "whose it is", fr: "à qui il appartient"),
      ColumnNote("email", .personal, en: "to sign in by", fr: "pour ouvrir une session"),
      ColumnNote(
        "email_key", .personal, en: "to find it by the address", fr: "pour le trouver par l’adresse"),
      ColumnNote(
        "password", .sensitive, en: "to know the password again", fr: "pour reconnaître le mot de passe"),
      ColumnNote(
        "one_time_code", .sensitive, en: "to know codes of their app again",
        fr: "pour reconnaître les codes de l’application"),
      ColumnNote(
        "one_time_step", .technical, en: "that no code works twice",
        fr: "pour qu’aucun code ne serve deux fois"),
      ColumnNote("closed", .personal, en: "since when it opens nothing", fr: "depuis quand il n’ouvre rien"),
      ColumnNote("added", .technical, en: "since when there is one", fr: "depuis quand il existe")),
    TableNote(
      "account_tickets", kept: .days(30, after: Bilingual(en: "its time is over", fr: "la fin de son délai")),
      ColumnNote("digest", .sensitive, en: "to know the link again", fr: "pour reconnaître le lien"),
      ColumnNote("kind", .technical, en: "what it is for", fr: "à quoi il sert"),
      ColumnNote("person", .reference, en: "whom it was given to", fr: "à qui il a été donné"),
      ColumnNote("expires", .technical, en: "until when it opens", fr: "jusqu’à quand il ouvre"),
      ColumnNote("used", .personal, en: "when it was used", fr: "quand il a servi"),
      ColumnNote("tries", .technical, en: "how often it went wrong", fr: "nombre d’échecs")),
    TableNote(
      "used_challenges", kept: .days(1, after: Bilingual(en: "it was used", fr: "son utilisation")),
      ColumnNote(
        "digest", .technical, en: "that no answer of a passkey works twice",
        fr: "pour qu’aucune réponse d’une clé d’accès ne serve deux fois"),
      ColumnNote("used", .technical, en: "when it was used", fr: "quand elle a servi")),
    TableNote(
      "recovery_codes",
      kept: .until(Bilingual(en: "it is used, or replaced", fr: "son utilisation ou son remplacement")),
      ColumnNote("person", .reference, en: "whose it is", fr: "à qui il appartient"),
      ColumnNote("digest", .sensitive, en: "to know the code again", fr: "pour reconnaître le code")),
    TableNote(
      "passkeys", kept: .until(Bilingual(en: "its owner removes it", fr: "son retrait par la personne")),
      ColumnNote("id", .reference, en: "stands for the passkey", fr: "désigne la clé d’accès"),
      ColumnNote("person", .reference, en: "whose it is", fr: "à qui elle appartient"),
      ColumnNote("key", .technical, en: "to check what it signs", fr: "pour vérifier ce qu’elle signe"),
      ColumnNote("sign_count", .technical, en: "to notice copies", fr: "pour remarquer une copie"),
      ColumnNote(
        "is_backed_up", .technical, en: "whether it lives in more places",
        fr: "si elle existe à plusieurs endroits"),
      ColumnNote("name", .personal, en: "to tell it from others", fr: "pour la distinguer des autres"),
      ColumnNote("added", .personal, en: "since when it opens", fr: "depuis quand elle ouvre"),
      ColumnNote("used", .personal, en: "when it was used last", fr: "dernière utilisation")),
  ]
}
