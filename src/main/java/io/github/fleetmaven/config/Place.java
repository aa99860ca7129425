package io.github.fleetmaven.config;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where something was declared.
 *
 * @param location file and line, as {@code pom.xml:41}; may be empty
 * @param path the elements that lead there, as {@code scaleSets/scaleSet[web]}
 * @param children the locations of the elements that were written in it, by name
 */
record Place(String location, String path, Map<String, String> children) {

  private static final Pattern LINE = Pattern.compile("\\d{1,8}");

  Place {
    children = Map.copyOf(children);
  }

  /** Returns the place of an element that nothing is looked for in. */
  static Place leaf(String location, String path) {
    return new Place(location, path, Map.of());
  }

  /** Tells whether that element was written here, whatever it holds. */
  boolean has(String child) {
    return children.containsKey(child);
  }

  /** Returns the place of a child; of this element itself when the child was left out. */
  Place child(String child) {
    return has(child) ? leaf(children.getOrDefault(child, location), path + "/" + child) : this;
  }

  /** Returns the file, or the model, without the line. */
  String file() {
    return location.substring(0, Math.max(0, location.lastIndexOf(':')));
  }

  /** Returns the line; 0 when it isn't known. */
  int line() {
    String line = location.substring(location.lastIndexOf(':') + 1);
    return LINE.matcher(line).matches() ? Integer.parseInt(line) : 0;
  }

  /** Returns how a problem names this place. */
  String where() {
    return location.isEmpty() ? path : location + ": " + path;
  }
}
