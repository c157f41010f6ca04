import PackagePlugin

/// Before the index is compiled into the program, it is made from the lexicon.
@main
struct CompileLexicon: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.pluginWorkDirectoryURL
    return [
      .buildCommand(
        displayName: "Compiling the lexicon",
        executable: try context.tool(named: "LexiconCompiler").url,
        arguments: [folder.path],
        // The index itself is no source: the C file embeds it.
        outputFiles: [folder.appending(path: "index.c")])
    ]
  }
}
