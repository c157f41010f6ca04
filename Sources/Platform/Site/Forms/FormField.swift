/// Names of the fields that the site itself puts into forms and addresses. Fields of forms never begin with an underline.
package enum FormField {
  /// The CSRF token.
  package static let token = "_token"
  /// The token of the draft that the form was filled from.
  package static let draft = "_draft"
  /// The language to go on in: a form sent with it is kept as a draft and shown again in that language.
  package static let language = "_language"
  /// Which of several things to do with the form: `keep` keeps it as a draft.
  package static let action = "_action"
}
