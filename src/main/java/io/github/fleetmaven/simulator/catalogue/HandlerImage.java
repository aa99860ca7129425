package io.github.fleetmaven.simulator.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A handler that machines can install: the image of an extension.
 *
 * @param publisher its publisher
 * @param type its type
 * @param os Linux or Windows
 * @param versions the versions that there are
 */
public record HandlerImage(String publisher, String type, String os, List<String> versions) {

  /** Keeps the list from changing. */
  public HandlerImage {
    versions = List.copyOf(versions);
  }

  /** Returns the form under which the handler is found. */
  String key() {
    return key(publisher, type);
  }

  static String key(String publisher, String type) {
    return (publisher + ":" + type).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the version that is installed for one that is asked for: the newest of that major
   * version when minor versions may differ, else the newest build of it.
   *
   * @param asked a version as 1.2
   * @param anyMinor whether the minor version may be a newer one
   */
  Optional<String> installed(String asked, boolean anyMinor) {
    String start = anyMinor ? asked.replaceFirst("\\..*", "") : asked;
    return Versions.newest(
        versions.stream()
            .filter(version -> Versions.beginsWith(version, start))
            .filter(
                version ->
                    Versions.beginsWith(version, asked)
                        || Versions.OLD_TO_NEW.compare(version, asked) >= 0)
            .toList());
  }
}
