import Basics
import Site

enum CredentialRoutes {
  static func declare(_ routes: inout Routes) {
    routes.tool(.credential, at: "employers/tools/credential", CredentialForm.form, send: CredentialForm.send)
    {
      reading, _, frame in
      CredentialPage.answer(reading, frame.voice)
    }
  }
}
