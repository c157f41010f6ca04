import Basics
import Site

enum SkillRoutes {
  static func declare(_ routes: inout Routes) {
    routes.tool(at: "employers/tools/skills", SkillForm.form) { frame, fill in
      SkillPage.page(frame, fill)
    } take: { visit, asked in
      let questions = SkillForm.questions(asked)
      let isAnswered = visit.posted.fields.contains {
        $0.name == SkillForm.need(0) || $0.name == SkillForm.learning(0)
      }
      let isAsked = visit.posted[SkillForm.asked] != nil
      guard isAnswered || isAsked else {
        return visit.answering(SkillPage.questions(visit.toolFrame(for: questions), asked, .blank))
      }
      do {
        let sorting = try questions.read(visit.posted)
        let frame = visit.toolFrame(for: SkillForm.form)
        return visit.answering(
          ToolPage.page(
            frame, .skills, SkillForm.form, FormFill(visit.posted), send: SkillForm.first,
            answer: SkillPage.answer(sorting, frame.voice)))
      } catch let messages as FormMessages {
        var response = visit.answering(
          SkillPage.questions(
            visit.toolFrame(for: questions), asked, FormFill(visit.posted, messages: messages)))
        response.status = .unprocessable
        return response
      }
    }
  }
}
