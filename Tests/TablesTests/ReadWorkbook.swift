import Basics
import TestSupport

@testable import Tables

func read(_ workbook: Workbook, sheetName: String? = nil) throws(Refusal) -> Sheet {
  try Sheet.read(workbook.bytes, file: "list.xlsx", sheetName: sheetName)
}
