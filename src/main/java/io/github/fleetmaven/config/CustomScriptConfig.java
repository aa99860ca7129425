package io.github.fleetmaven.config;

import java.util.List;
import java.util.Optional;

/** A command that Azure's Custom Script handler runs, of Linux or Windows as the target is. */
record CustomScriptConfig(
    Place place,
    CommonConfig common,
    SettingsConfig settings,
    @Element(value = "The command line that runs.", secrets = true, shell = true)
        Optional<String> command,
    @Element(
            "What lies beside the command when it runs: files of the project, folders of files, and"
                + " artifacts. A relative path starts at the project's folder or, if there is no"
                + " such file, at that of the pom that names it.")
        List<SourceConfig> files,
    @Element(
            value = "What the machine downloads before the command runs.",
            item = "fileUri",
            secrets = true)
        List<String> fileUris,
    @Element(
            value =
                "`true`: the files travel inside the extension, although there is a place for"
                    + " content.",
            defaultsTo = "false")
        Optional<Boolean> inline,
    @Element(
            value =
                "`true`: the machine checks the SHA-256 of what it downloaded before the command"
                    + " runs.",
            defaultsTo = "false")
        Optional<Boolean> verify)
    implements ExtensionConfig {
  /** The element's name. */
  static final String ELEMENT = "customScript";

  @Override
  public String element() {
    return ELEMENT;
  }
}
