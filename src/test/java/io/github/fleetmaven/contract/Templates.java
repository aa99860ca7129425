package io.github.fleetmaven.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The paths of a description: the casing of what a client sends doesn't matter. */
final class Templates {

  private final List<String> templates;

  Templates(Collection<String> templates) {
    this.templates = templates.stream().sorted(Comparator.comparingInt(Templates::open)).toList();
  }

  /**
   * A path that is described.
   *
   * @param template the described path
   * @param path the path with the template's spelling
   */
  record Match(String template, String path) {}

  /** Returns which described path a path is; the one with the fewest open segments. */
  Optional<Match> find(String path) {
    String[] segments = path.split("/", -1);
    return templates.stream().flatMap(template -> match(template, segments).stream()).findFirst();
  }

  private static Optional<Match> match(String template, String[] segments) {
    String[] expected = template.split("/", -1);
    if (expected.length != segments.length) {
      return Optional.empty();
    }
    List<String> spelled = new ArrayList<>();
    for (int i = 0; i < expected.length; i++) {
      boolean open = expected[i].startsWith("{");
      if (!open && !expected[i].equalsIgnoreCase(segments[i])) {
        return Optional.empty();
      }
      spelled.add(open ? segments[i] : expected[i]);
    }
    return Optional.of(new Match(template, String.join("/", spelled)));
  }

  private static int open(String template) {
    return template.split("\\{", -1).length;
  }
}
