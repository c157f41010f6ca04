import Basics
import Site

enum BuddyRoutes {
  static func declare(_ routes: inout Routes) {
    routes.tool(at: "employers/tools/buddy", BuddyForm.form) { frame, fill in
      ToolPage.page(
        frame, .buddy, BuddyForm.form, fill.fields.fields.isEmpty ? BuddyForm.usual : fill,
        send: BuddyForm.send)
    } take: { visit, plan in
      let frame = visit.toolFrame(for: BuddyForm.form)
      return visit.answering(
        ToolPage.page(
          frame, .buddy, BuddyForm.form, FormFill(visit.posted), send: BuddyForm.send,
          answer: BuddyPage.answer(plan, frame.voice)))
    }
  }
}
