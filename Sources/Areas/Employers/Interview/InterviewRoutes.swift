import Basics
import Site

enum InterviewRoutes {
  static func declare(_ routes: inout Routes) {
    routes.tool(at: "employers/tools/interview", InterviewForm.form) { frame, fill in
      ToolPage.page(
        frame, .interview, InterviewForm.form, fill.fields.fields.isEmpty ? InterviewForm.usual : fill,
        send: InterviewForm.send)
    } take: { visit, sheet in
      let frame = visit.toolFrame(for: InterviewForm.form)
      return visit.answering(
        ToolPage.page(
          frame, .interview, InterviewForm.form, FormFill(visit.posted), send: InterviewForm.send,
          answer: InterviewPage.answer(sheet, frame.voice)))
    }
  }
}
