import Basics

/// How a programme's rounds decide, from the document of its version: the one place where the desk reads it.
///
/// - Throws: a refusal that names what is wrong with the document, line by line.
func policy(of version: Programme.Version) throws(Refusal) -> RoundPolicy {
  try version.model.matching
}
