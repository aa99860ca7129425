package io.github.fleetmaven.config;

import java.util.List;
import java.util.Optional;

/** Files below a folder. */
record FileSetConfig(
    Place place,
    @Element(value = "The path of the folder.", required = true) Optional<String> directory,
    @Element(
            value =
                "Which files below it are meant, by patterns as Maven has them: `conf/*.xml`,"
                    + " `**/*.sh`.",
            item = "include",
            defaultsTo = "all files")
        List<String> includes,
    @Element(
            value =
                "Which of these are not meant; what version control leaves about, as `.git`, never"
                    + " is.",
            item = "exclude")
        List<String> excludes,
    @Element(
            value = "The folder beside the command that they go to, as `conf` or `app/conf`.",
            defaultsTo = "they lie beside the command")
        Optional<String> into,
    @Element(
            value = "`true`: Maven's properties are replaced in them, texts in UTF-8.",
            defaultsTo = "false")
        Optional<Boolean> filtering)
    implements SourceConfig {

  /** The element's name. */
  static final String ELEMENT = "fileSet";
}
