import Basics
import Site

enum AdRoutes {
  static func declare(_ routes: inout Routes) {
    routes.tool(.jobAd, at: "employers/tools/job-ad", AdForm.form, send: AdForm.send) { ad, _, frame in
      AdPage.answer(AdCheck(ad), frame.voice)
    }
  }
}
