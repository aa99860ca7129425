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
            value =
                "Files of the project that lie beside the command when it runs. A relative path"
                    + " starts at the project's folder or, if there is no such file, at that of the"
                    + " pom that names it.",
            item = "file")
        List<FileName> files,
    @Element(
            value = "What the machine downloads before the command runs.",
            item = "fileUri",
            secrets = true)
        List<String> fileUris)
    implements ExtensionConfig {
  /** The element's name. */
  static final String ELEMENT = "customScript";

  @Override
  public String element() {
    return ELEMENT;
  }
}
