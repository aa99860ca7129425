package io.github.fleetmaven.config;

import java.util.Optional;

/** A file of the project. Mere text is its path. */
record FileConfig(
    Place place,
    @Element(value = "The path of the file.", required = true, text = true) Optional<String> source,
    @Element(value = "Its name beside the command.", defaultsTo = "its own")
        Optional<String> destName,
    @Element(
            value = "`true`: Maven's properties are replaced in it, a text in UTF-8.",
            defaultsTo = "false")
        Optional<Boolean> filtering)
    implements SourceConfig {

  /** The element's name. */
  static final String ELEMENT = "file";
}
