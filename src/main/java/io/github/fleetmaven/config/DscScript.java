package io.github.fleetmaven.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The configurations that a DSC script defines. Stateless. */
final class DscScript {

  private static final Pattern CONFIGURATION =
      Pattern.compile("(?im)^[ \\t]*configuration[ \\t]+[\"']?([\\w-]+)[\"']?");

  private DscScript() {}

  /**
   * Returns the configuration that is meant; empty, and reported, when the script has none of it.
   *
   * @param text the script
   * @param asked what the pom names
   * @param file the script's name, for the user
   */
  static Optional<String> configuration(
      String text, Optional<String> asked, String file, Place place, Problems problems) {
    List<String> defined =
        CONFIGURATION.matcher(text).results().map(m -> m.group(1)).distinct().toList();
    if (defined.isEmpty()) {
      problems.error(
          place.child("configurationFile"),
          file + " defines no configuration",
          "name a script with `configuration NAME { … }` in it");
      return Optional.empty();
    }
    if (asked.isEmpty() && defined.size() > 1) {
      problems.error(
          place,
          file + " defines several configurations, " + String.join(", ", defined),
          "name one of them in <function>");
      return Optional.empty();
    }
    String meant = asked.orElse(defined.get(0));
    boolean known =
        defined.stream()
            .anyMatch(d -> d.toLowerCase(Locale.ROOT).equals(meant.toLowerCase(Locale.ROOT)));
    if (!known) {
      problems.error(
          place.child("function"),
          file + " defines no configuration `" + meant + "`",
          NearestName.of(meant, defined)
              .map(name -> "did you mean " + name + "?")
              .orElse("it defines " + String.join(", ", defined)));
      return Optional.empty();
    }
    return Optional.of(meant);
  }
}
