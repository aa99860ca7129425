package io.github.fleetmaven.config;

import java.util.Optional;

/** An artifact of this build, or one by its coordinates. */
record ArtifactConfig(
    Place place,
    @Element(value = "Whose it is.", defaultsTo = "this project's") Optional<String> groupId,
    @Element(value = "What it is called.", defaultsTo = "this project's")
        Optional<String> artifactId,
    @Element(
            value = "Its version.",
            defaultsTo =
                "the one that this build makes, or that the project's dependencies or their"
                    + " management name, or this project's own")
        Optional<String> version,
    @Element(value = "Its type, as `jar`.", defaultsTo = "the main artifact's own, else `jar`")
        Optional<String> type,
    @Element(value = "Its classifier, as `exec`.", defaultsTo = "the main artifact")
        Optional<String> classifier,
    @Element(
            value = "Its name beside the command.",
            defaultsTo = "its file's name; by coordinates, as a repository calls it")
        Optional<String> destName)
    implements SourceConfig {

  /** The element's name. */
  static final String ELEMENT = "artifact";
}
